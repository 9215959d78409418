// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/queueing/dense_matrix.h"
#include <algorithm>
#include <cmath>

namespace ninesketch
{

DenseMatrix DenseMatrix::identity(int size)
{
    DenseMatrix result(size, size);
    for (int i = 0; i < size; ++i)
        result(i, i) = 1;
    return result;
}

DenseMatrix DenseMatrix::operator*(const DenseMatrix &right) const
{
    DenseMatrix result(m_rows, right.m_columns);
    for (int i = 0; i < m_rows; ++i)
        for (int k = 0; k < m_columns; ++k) {
            const double factor = (*this)(i, k);
            if (factor == 0)
                continue;
            for (int j = 0; j < right.m_columns; ++j)
                result(i, j) += factor * right(k, j);
        }
    return result;
}

DenseMatrix DenseMatrix::operator+(const DenseMatrix &right) const
{
    DenseMatrix result = *this;
    for (std::size_t i = 0; i < m_values.size(); ++i)
        result.m_values[i] += right.m_values[i];
    return result;
}

DenseMatrix DenseMatrix::operator-(const DenseMatrix &right) const
{
    return *this + (-right);
}

DenseMatrix DenseMatrix::operator-() const
{
    DenseMatrix result = *this;
    for (double &value : result.m_values)
        value = -value;
    return result;
}

double DenseMatrix::largest() const
{
    double result = 0;
    for (double value : m_values)
        result = std::max(result, std::fabs(value));
    return result;
}

DenseMatrix DenseMatrix::solve(DenseMatrix right) const
{
    DenseMatrix left = *this;
    const int size = m_rows;
    for (int pivot = 0; pivot < size; ++pivot) {
        int best = pivot;
        for (int row = pivot + 1; row < size; ++row)
            if (std::fabs(left(row, pivot)) > std::fabs(left(best, pivot)))
                best = row;
        if (best != pivot) {
            for (int column = 0; column < size; ++column)
                std::swap(left(best, column), left(pivot, column));
            for (int column = 0; column < right.columns(); ++column)
                std::swap(right(best, column), right(pivot, column));
        }
        const double inverse = 1 / left(pivot, pivot);
        for (int row = 0; row < size; ++row) {
            const double factor = row == pivot ? 0 : left(row, pivot) * inverse;
            if (factor == 0)
                continue;
            for (int column = pivot; column < size; ++column)
                left(row, column) -= factor * left(pivot, column);
            for (int column = 0; column < right.columns(); ++column)
                right(row, column) -= factor * right(pivot, column);
        }
    }
    for (int row = 0; row < size; ++row)
        for (int column = 0; column < right.columns(); ++column)
            right(row, column) /= left(row, row);
    return right;
}

DenseMatrix rateMatrix(const DenseMatrix &up, const DenseMatrix &within, const DenseMatrix &down)
{
    const DenseMatrix identity = DenseMatrix::identity(up.rows());
    const DenseMatrix local = (-within).inverse();
    DenseMatrix rising = local * up;
    DenseMatrix falling = local * down;
    DenseMatrix firstPassage = falling; // G: the phase in which the level below is first met
    DenseMatrix ascent = rising;
    for (int step = 0; step < 60; ++step) {
        const DenseMatrix inverse = (identity - (rising * falling + falling * rising)).inverse();
        rising = inverse * (rising * rising);
        falling = inverse * (falling * falling);
        const DenseMatrix gain = ascent * falling;
        firstPassage = firstPassage + gain;
        if (gain.largest() < 1e-17)
            break;
        ascent = ascent * rising;
    }
    return up * (-(within + up * firstPassage)).inverse();
}

DenseMatrix leftKernel(const DenseMatrix &matrix)
{
    // The last balance equation follows from the others: it gives way to "the last entry is one".
    const int size = matrix.rows();
    DenseMatrix system(size, size);
    for (int row = 0; row < size; ++row)
        for (int column = 0; column < size; ++column)
            system(column, row) = column + 1 < size ? matrix(row, column) : 1.0;
    DenseMatrix right(size, 1);
    right(size - 1, 0) = 1;
    const DenseMatrix solution = system.solve(right);
    DenseMatrix result(1, size);
    for (int i = 0; i < size; ++i)
        result(0, i) = solution(i, 0);
    return result;
}

} // namespace ninesketch
