// SPDX-License-Identifier: GPL-3.0-or-later
// Small dense square matrices for matrix-geometric solutions: sizes of a few to a few dozen rows.
#pragma once
#include <cstddef>
#include <vector>

namespace ninesketch
{

class DenseMatrix
{
public:
    DenseMatrix() = default;
    DenseMatrix(int rows, int columns)
        : m_rows(rows), m_columns(columns), m_values(static_cast<std::size_t>(rows) * static_cast<std::size_t>(columns))
    {
    }
    static DenseMatrix identity(int size);

    int rows() const noexcept { return m_rows; }
    int columns() const noexcept { return m_columns; }
    double &operator()(int row, int column) { return m_values[index(row, column)]; }
    double operator()(int row, int column) const { return m_values[index(row, column)]; }

    DenseMatrix operator*(const DenseMatrix &right) const;
    DenseMatrix operator+(const DenseMatrix &right) const;
    DenseMatrix operator-(const DenseMatrix &right) const;
    DenseMatrix operator-() const;
    double largest() const; ///< largest absolute entry

    /// this⁻¹ times right, by elimination with row pivots. The matrix must be regular.
    DenseMatrix solve(DenseMatrix right) const;
    DenseMatrix inverse() const { return solve(identity(m_rows)); }

private:
    std::size_t index(int row, int column) const noexcept
    {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(m_columns) + static_cast<std::size_t>(column);
    }
    int m_rows = 0, m_columns = 0;
    std::vector<double> m_values;
};

/// A quasi-birth-death process whose levels repeat: rates up, within (with the negative diagonal) and down.
/// The rate matrix R of its matrix-geometric solution, by logarithmic reduction (Latouche, Ramaswami 1993).
DenseMatrix rateMatrix(const DenseMatrix &up, const DenseMatrix &within, const DenseMatrix &down);

/// Stationary row vector of x A = 0 up to a factor, largest entry positive; A is singular with a one-dimensional
/// kernel.
DenseMatrix leftKernel(const DenseMatrix &matrix);

} // namespace ninesketch
