#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Draws every icon of the program with one hand: 24 x 24, one pen of 1.5, slightly unsteady lines.

An icon is a row of the table ICONS: primitives in clean coordinates. The hand is added here, from a seed that is the
icon's name, so that an icon looks the same after every run. To add one more: add a row, run this file, commit both.
The pen is #000 and the soft fill #8884; ui/icons.cpp puts the theme's colours in their place. Only the arrow of choice
boxes and the ticks of check boxes are drawn by the style sheet, which can't do that: their colours are those of the theme.
"""
import math
import pathlib
import random
import zlib

PEN = 1.5


class Hand:
    def __init__(self, name):
        self.random = random.Random(zlib.crc32(name.encode()))
        self.paths = []

    def jitter(self, size):
        return (self.random.random() * 2 - 1) * size

    def stroke(self, d, fill="none", pen="#000", dash=None, width=PEN):
        extra = f' stroke-dasharray="{dash}"' if dash else ""
        self.paths.append(f'<path d="{d}" fill="{fill}" stroke="{pen}" stroke-width="{width}"{extra}/>')

    def poly(self, points, close=False, radius=0.0, fill="none", dash=None, width=PEN, steady=1.0):
        """A line through points, its corners rounded, its edges bowed a little."""
        points = [(x + self.jitter(0.22 * steady), y + self.jitter(0.22 * steady)) for x, y in points]
        count = len(points)
        edges = count if close else count - 1
        cut = []
        for i in range(edges):
            (ax, ay), (bx, by) = points[i], points[(i + 1) % count]
            length = math.hypot(bx - ax, by - ay) or 1
            r = min(radius, length / 2)
            ux, uy = (bx - ax) / length, (by - ay) / length
            first, last = i == 0 and not close, i == edges - 1 and not close
            a = (ax, ay) if first else (ax + ux * r, ay + uy * r)
            b = (bx, by) if last else (bx - ux * r, by - uy * r)
            bow = self.jitter(min(0.35, length * 0.035) * steady)
            m1 = (a[0] + (b[0] - a[0]) / 3 - uy * bow, a[1] + (b[1] - a[1]) / 3 + ux * bow)
            m2 = (a[0] + (b[0] - a[0]) * 2 / 3 - uy * bow * 0.6, a[1] + (b[1] - a[1]) * 2 / 3 + ux * bow * 0.6)
            cut.append((a, m1, m2, b, (bx, by)))
        d = "M%.2f %.2f" % cut[0][0]
        for i, (a, m1, m2, b, corner) in enumerate(cut):
            d += "C%.2f %.2f %.2f %.2f %.2f %.2f" % (*m1, *m2, *b)
            if i + 1 < edges or close:
                d += "Q%.2f %.2f %.2f %.2f" % (*corner, *cut[(i + 1) % edges][0])
        self.stroke(d + ("Z" if close else ""), fill, dash=dash, width=width)

    def curve(self, points, close=False, fill="none", dash=None, width=PEN, steady=1.0):
        """A smooth line through points (Catmull-Rom)."""
        points = [(x + self.jitter(0.18 * steady), y + self.jitter(0.18 * steady)) for x, y in points]
        n = len(points)

        def at(i):
            return points[i % n] if close else points[max(0, min(n - 1, i))]

        d = "M%.2f %.2f" % points[0]
        for i in range(n if close else n - 1):
            p0, p1, p2, p3 = at(i - 1), at(i), at(i + 1), at(i + 2)
            d += "C%.2f %.2f %.2f %.2f %.2f %.2f" % (
                p1[0] + (p2[0] - p0[0]) / 6, p1[1] + (p2[1] - p0[1]) / 6,
                p2[0] - (p3[0] - p1[0]) / 6, p2[1] - (p3[1] - p1[1]) / 6, p2[0], p2[1])
        self.stroke(d + ("Z" if close else ""), fill, dash=dash, width=width)

    def ellipse(self, cx, cy, rx, ry=None, fill="none", start=-100, sweep=372, width=PEN, dash=None):
        """An ellipse as a hand draws it: it runs a little past its own beginning."""
        ry = rx if ry is None else ry
        if fill != "none":
            self.paths.append(f'<ellipse cx="{cx}" cy="{cy}" rx="{rx}" ry="{ry}" fill="{fill}" stroke="none"/>')
        steps = max(5, int(sweep / 40))
        drift = 1 + (self.jitter(0.03) if sweep > 350 else 0)
        points = []
        for i in range(steps + 1):
            angle = math.radians(start + sweep * i / steps)
            k = 1 + (drift - 1) * i / steps
            points.append((cx + rx * k * math.cos(angle), cy + ry * k * math.sin(angle)))
        self.curve(points, width=width, dash=dash, steady=0.8 if min(rx, ry) > 3 else 0.35)

    def arc(self, cx, cy, rx, ry, start, end, **more):
        self.ellipse(cx, cy, rx, ry, start=start, sweep=end - start, **more)

    def dot(self, x, y, r=1.1):
        self.paths.append(f'<circle cx="{x}" cy="{y}" r="{r}" fill="#000" stroke="none"/>')

    def letter(self, strokes):
        for points in strokes:
            self.poly(points)


SOFT = "#8884"


def rect(h, x, y, w, hh, r=1.5, **more):
    h.poly([(x, y), (x + w, y), (x + w, y + hh), (x, y + hh)], close=True, radius=r, **more)


def line(h, *points, **more):
    h.poly(list(points), **more)


def head(h, tip, direction, size=3.4, spread=32):
    """An open arrow head at `tip` that points along `direction` (degrees)."""
    wings = []
    for sign in (-1, 1):
        angle = math.radians(direction + 180 + sign * spread)
        wings.append((tip[0] + size * math.cos(angle), tip[1] + size * math.sin(angle)))
    h.poly([wings[0], tip, wings[1]], steady=0.5)


def cylinder(h, cx, top, w, height, rim=2.3, fill=SOFT):
    x0, x1 = cx - w / 2, cx + w / 2
    h.ellipse(cx, top + rim, w / 2, rim, fill=fill)
    line(h, (x0, top + rim), (x0, top + height - rim))
    line(h, (x1, top + rim), (x1, top + height - rim))
    h.arc(cx, top + height - rim, w / 2, rim, 180, 0, )


def cloud(h, fill="none"):
    h.curve([(6.5, 18), (3.5, 16.5), (3, 13.5), (5.5, 11.2), (6.5, 8), (10, 5.8), (13.6, 7), (15.2, 9.3), (18.6, 9.2),
             (21, 12), (20.6, 15.6), (18, 17.8), (12, 18.2)], close=True, fill=fill)


def icon_table():
    t = {}

    def icon(name):
        def add(function):
            t[name] = function
            return function
        return add

    # --- tools
    @icon("selection")
    def _(h): h.poly([(5, 3.5), (18.8, 11.5), (12.4, 13.2), (9.6, 19.6)], close=True, radius=1)

    @icon("lasso")
    def _(h):
        h.curve([(9, 16), (4.5, 14), (3.5, 9.5), (7.5, 5.5), (14, 4.8), (19.5, 7.4), (20, 12), (15.5, 15.5), (9, 16)], dash="3 2.6")
        h.curve([(9, 16), (7.5, 17.6), (9.5, 19.2), (8, 21)])

    @icon("hand")
    def _(h): h.curve([(8, 12.5), (8, 5.6), (9.8, 4.9), (10.6, 6), (10.8, 11), (11, 4.4), (12.6, 3.4), (13.8, 4.6), (13.9, 11),
                       (14.6, 5.6), (16.2, 5.2), (17, 6.6), (16.8, 12), (18, 8.8), (19.6, 9), (19.8, 11), (18.6, 17), (15.6, 20.4), (10.6, 20.2),
                       (7.4, 17.4), (4.4, 13.4), (5.2, 12), (6.8, 12.4), (8, 14)], steady=0.3)

    @icon("rectangle")
    def _(h): rect(h, 4, 5, 16, 14, 2)

    @icon("diamond")
    def _(h): h.poly([(12, 3), (21, 12), (12, 21), (3, 12)], close=True, radius=1.6)

    @icon("ellipse")
    def _(h): h.ellipse(12, 12, 8.8)

    @icon("map")
    def _(h):
        rect(h, 3, 4.5, 18, 15, 2)
        rect(h, 6.4, 8, 7.6, 6, 1, fill=SOFT)
        line(h, (16.6, 9), (18.6, 9))
        line(h, (16.6, 15.6), (18.6, 15.6))

    @icon("ruler")
    def _(h):
        h.poly([(3.4, 15.4), (15.4, 3.4), (20.6, 8.6), (8.6, 20.6)], close=True, radius=0.8, fill=SOFT)
        for x, y in ((6.6, 12.4), (9.6, 9.4), (12.6, 6.4)):
            line(h, (x, y), (x + 2.1, y + 2.1))

    @icon("shapes")
    def _(h):
        cylinder(h, 8, 10, 10, 11, 1.9)
        h.poly([(17, 3), (21.2, 5.5), (21.2, 10.4), (17, 12.9), (12.8, 10.4), (12.8, 5.5)], close=True, radius=0.4)

    @icon("stencil-cylinder")
    def _(h): cylinder(h, 12, 3, 15, 18, 2.6)

    @icon("stencil-queue")
    def _(h):
        h.ellipse(18.4, 12, 2.4, 5, fill=SOFT)
        line(h, (18.4, 7), (5.6, 7))
        line(h, (18.4, 17), (5.6, 17))
        h.curve([(5.6, 7), (3.4, 9), (3, 12), (3.4, 15), (5.6, 17)])

    @icon("stencil-stack")
    def _(h):
        rect(h, 3, 8.4, 13, 11, 0.6, fill=SOFT)
        line(h, (6, 8), (6, 5.6), (18.6, 5.6), (18.6, 16.4), (16.4, 16.4), radius=0.6)
        line(h, (8.6, 5), (8.6, 3), (21.2, 3), (21.2, 13.6), (19, 13.6), radius=0.6)

    @icon("stencil-hexagon")
    def _(h): h.poly([(7, 4.4), (17, 4.4), (21.4, 12), (17, 19.6), (7, 19.6), (2.6, 12)], close=True, radius=0.5, fill=SOFT)

    @icon("stencil-cloud")
    def _(h): cloud(h, SOFT)

    @icon("stencil-person")
    def _(h):
        h.ellipse(12, 7, 4)
        h.curve([(4, 21), (4.6, 15.6), (8, 12.8), (12, 12.2), (16, 12.8), (19.4, 15.6), (20, 21), (12, 21.1)], close=True, fill=SOFT, steady=0.5)

    @icon("stencil-browser")
    def _(h):
        rect(h, 3, 4.4, 18, 15.4, 1.6, fill=SOFT)
        line(h, (3, 9), (21, 9))
        for x in (5.6, 8, 10.4):
            h.dot(x, 6.7)

    @icon("stencil-phone")
    def _(h):
        rect(h, 6.6, 2.6, 10.8, 18.8, 2, fill=SOFT)
        line(h, (10.4, 5.2), (13.6, 5.2))
        line(h, (10, 18.8), (14, 18.8))

    @icon("stencil-document")
    def _(h):
        h.curve([(4, 4), (4, 4), (20, 4), (20, 4), (20, 18), (20, 18), (16, 16.6), (12, 18.4), (8, 20), (4, 18.6), (4, 18.6)], close=True, fill=SOFT, steady=0.5)

    @icon("stencil-parallelogram")
    def _(h): h.poly([(7.4, 6), (21.4, 6), (16.6, 18), (2.6, 18)], close=True, radius=0.5, fill=SOFT)

    @icon("stencil-cube")
    def _(h):
        h.poly([(3.4, 8), (15.6, 8), (15.6, 20), (3.4, 20)], close=True, radius=0.4, fill=SOFT)
        line(h, (3.4, 8), (8, 4), (20.4, 4), (15.6, 8))
        line(h, (20.4, 4), (20.4, 15.6), (15.6, 20))

    @icon("stencil-triangle")
    def _(h): h.poly([(12, 3.6), (21.4, 20), (2.6, 20)], close=True, radius=0.8, fill=SOFT)

    @icon("arrow")
    def _(h):
        line(h, (4, 12), (20, 12))
        head(h, (20, 12), 0, 5, 40)

    @icon("line")
    def _(h): line(h, (4, 18), (20, 6))

    @icon("points")
    def _(h):
        line(h, (6.4, 15.9), (10.7, 8.4))
        line(h, (14, 7.5), (18, 11.6))
        for x, y in ((5.3, 17.8), (12.3, 5.9), (19.4, 13.2)):
            h.ellipse(x, y, 2.2)

    @icon("draw")
    def _(h):
        h.poly([(4, 20), (5.2, 15.6), (16.2, 4.4), (19.6, 7.8), (8.4, 18.8)], close=True, radius=0.8)
        line(h, (13.8, 7), (17, 10.2))

    @icon("text")
    def _(h):
        line(h, (5, 19.5), (12, 4), (19, 19.5))
        line(h, (7.6, 14.4), (16.4, 14.2))

    @icon("image")
    def _(h):
        rect(h, 3.5, 4.5, 17, 15, 2)
        h.ellipse(8.6, 9.4, 1.5)
        line(h, (4, 17), (9.4, 12.6), (13, 15.6), (16.4, 11.4), (20.2, 15.4), radius=1)

    @icon("crop")
    def _(h):
        line(h, (7, 3), (7, 17), (21, 17))
        line(h, (3, 7), (17, 7), (17, 21))

    @icon("eraser")
    def _(h):
        h.poly([(4, 14.8), (13.4, 4.8), (20, 11), (11, 20), (8.6, 20)], close=True, radius=1.4)
        line(h, (8.4, 10.2), (15, 16))
        line(h, (11, 20.2), (20, 20.2))

    @icon("note")
    def _(h):
        h.poly([(3.6, 3.6), (20.4, 3.6), (20.4, 13.4), (13.4, 20.4), (3.6, 20.4)], close=True, radius=1.2, fill=SOFT)
        h.poly([(20.2, 13.6), (13.6, 13.6), (13.6, 20.2)], radius=1.2)

    @icon("frame")
    def _(h):
        for a, b in (((7, 3), (7, 21)), ((17, 3), (17, 21)), ((3, 7), (21, 7)), ((3, 17), (21, 17))):
            line(h, a, b)

    @icon("laser")
    def _(h):
        line(h, (4, 20), (13, 11))
        line(h, (10.4, 9.6), (14.4, 13.6))
        for angle in (-80, -45, -10):
            a = math.radians(angle)
            line(h, (14.4 + 2.6 * math.cos(a), 9.6 + 2.6 * math.sin(a)), (14.4 + 6 * math.cos(a), 9.6 + 6 * math.sin(a)))

    @icon("bolt")
    def _(h): h.poly([(13.6, 3), (5.6, 13.4), (11, 13.4), (9.4, 21), (18.4, 9.8), (12.6, 9.8)], close=True, radius=0.8, fill=SOFT)

    @icon("bucket")
    def _(h):
        h.poly([(4, 12.6), (11.4, 5.2), (18, 11.8), (10.8, 19)], close=True, radius=1.2)
        line(h, (9, 3), (12, 6))
        line(h, (5, 12.4), (17.4, 12), )
        h.curve([(20, 14.6), (18.6, 17.4), (20, 19), (21.4, 17.4), (20, 14.6)])

    @icon("lock")
    def _(h):
        rect(h, 5.5, 11, 13, 9.5, 2)
        h.curve([(8, 11), (8, 7.5), (12, 4), (16, 7.5), (16, 11)])

    @icon("unlock")
    def _(h):
        rect(h, 5.5, 11, 13, 9.5, 2)
        h.curve([(8, 11), (8, 7.5), (11.6, 4), (15.4, 5.8)])

    @icon("component")
    def _(h):
        h.poly([(12, 3), (20, 7.4), (20, 16.4), (12, 21), (4, 16.4), (4, 7.4)], close=True, radius=1.2)
        line(h, (4.4, 7.6), (12, 12), (19.6, 7.6))
        line(h, (12, 12), (12, 20.6))

    @icon("eyedropper")
    def _(h):
        h.poly([(4, 20), (4.6, 16.4), (13, 8), (16, 11), (7.6, 19.4)], close=True, radius=0.8)
        h.curve([(14, 9), (17, 4.6), (19.6, 4.6), (19.6, 7.2), (15.2, 10.2)])
        line(h, (11.6, 7), (17, 12.4))

    @icon("shape-from-drawing")
    def _(h):
        h.curve([(3.5, 8), (6, 4), (9, 7), (6.6, 10.4), (4, 9)])
        rect(h, 10.5, 10.5, 9.5, 9, 1.6)

    # --- window
    @icon("menu")
    def _(h):
        for y in (6.5, 12, 17.5):
            line(h, (4, y), (20, y))

    @icon("undo")
    def _(h):
        h.curve([(5, 9), (14.6, 9), (19.4, 13), (15, 18), (8, 18)])
        head(h, (4.6, 9), 180, 5, 42)

    @icon("redo")
    def _(h):
        h.curve([(19, 9), (9.4, 9), (4.6, 13), (9, 18), (16, 18)])
        head(h, (19.4, 9), 0, 5, 42)

    @icon("plus")
    def _(h):
        line(h, (12, 5), (12, 19))
        line(h, (5, 12), (19, 12))

    @icon("minus")
    def _(h): line(h, (5, 12), (19, 12))

    @icon("fit")
    def _(h):
        for sx, sy in ((1, 1), (-1, 1), (-1, -1), (1, -1)):
            line(h, (12 - sx * 8, 12 - sy * 3.6), (12 - sx * 8, 12 - sy * 8), (12 - sx * 3.6, 12 - sy * 8), radius=1.4)

    @icon("help")
    def _(h):
        h.curve([(8.4, 9), (9, 5.6), (12.4, 4.4), (15.6, 6.4), (15.2, 9.8), (12.4, 12), (12.1, 14.6)])
        h.dot(12.1, 18.8, 1.2)

    @icon("close")
    def _(h):
        line(h, (6, 6), (18, 18))
        line(h, (18, 6), (6, 18))

    @icon("chevron-down")
    def _(h): line(h, (6, 9.5), (12, 15.5), (18, 9.5))

    @icon("choice-arrow")
    def _(h): h.stroke("M5.2 8.8C7.6 11.2 9.9 13.7 12 16.1C14.3 13.6 16.6 11.1 18.8 8.9", pen="#83838f", width=2.6)

    for name, pen in (("tick-light", "#4440bf"), ("tick-dark", "#e0dfff")):
        t[name] = lambda h, pen=pen: h.stroke("M5.4 12.6C7.2 14.1 8.8 15.8 10.2 17.6C12.6 13.6 15.5 9.8 18.8 6.6", pen=pen, width=3)

    @icon("walk")
    def _(h):
        h.ellipse(6.2, 12, 2.7, fill=SOFT)
        line(h, (9.4, 12), (20, 12))
        line(h, (16.2, 8.2), (20, 12), (16.2, 15.8))

    @icon("notes")
    def _(h):
        rect(h, 5, 3.6, 14, 16.8, 2, fill=SOFT)
        for y in (8.2, 12, 15.8):
            line(h, (8.4, y), (15.6 if y < 15 else 12.6, y))

    @icon("chevron-up")
    def _(h): line(h, (6, 14.5), (12, 8.5), (18, 14.5))

    @icon("chevron-right")
    def _(h): line(h, (9.5, 6), (15.5, 12), (9.5, 18))

    @icon("chevron-left")
    def _(h): line(h, (14.5, 6), (8.5, 12), (14.5, 18))

    @icon("sun")
    def _(h):
        h.ellipse(12, 12, 3.9)
        for i in range(8):
            a = math.radians(i * 45)
            line(h, (12 + 6.6 * math.cos(a), 12 + 6.6 * math.sin(a)), (12 + 9 * math.cos(a), 12 + 9 * math.sin(a)))

    @icon("moon")
    def _(h): h.curve([(14.4, 3.8), (10.8, 8.2), (11.6, 12.6), (16, 15.4), (20.2, 14.4), (17.6, 19), (12.4, 20.6), (6.6, 18.2), (3.8, 12.6), (5.6, 6.8), (10, 4)], close=True)

    @icon("open")
    def _(h):
        line(h, (3.6, 18.6), (3.6, 5.4), (9, 5.4), (11, 7.8), (18.6, 7.8), (18.6, 10.6), radius=1.2)
        h.poly([(3.6, 18.8), (6.8, 10.8), (21, 10.8), (18, 18.8)], close=True, radius=1)

    @icon("new")
    def _(h):
        h.poly([(5.6, 3.6), (14, 3.6), (18.6, 8.2), (18.6, 20.4), (5.6, 20.4)], close=True, radius=1.2)
        line(h, (13.6, 4), (13.6, 8.6), (18.2, 8.6))

    @icon("save")
    def _(h):
        line(h, (12, 3.6), (12, 15))
        head(h, (12, 15.2), 90, 5, 42)
        line(h, (4, 14.6), (4, 20), (20, 20), (20, 14.6), radius=1.6)

    @icon("export")
    def _(h):
        line(h, (12, 15), (12, 4))
        head(h, (12, 3.8), -90, 5, 42)
        line(h, (4, 14.6), (4, 20), (20, 20), (20, 14.6), radius=1.6)

    @icon("copy")
    def _(h):
        rect(h, 8.5, 8.5, 11.5, 11.5, 2)
        line(h, (15.4, 8), (15.4, 4), (4, 4), (4, 15.4), (8, 15.4), radius=1.8)

    @icon("cut")
    def _(h):
        h.ellipse(6.6, 17.4, 2.5)
        h.ellipse(17.4, 17.4, 2.5)
        line(h, (8, 15.2), (16.6, 4))
        line(h, (16, 15.2), (7.4, 4))

    @icon("paste")
    def _(h):
        line(h, (9, 5), (5, 5), (5, 20.4), (19, 20.4), (19, 5), (15, 5), radius=1.8)
        rect(h, 9, 3.2, 6, 4, 1)

    @icon("duplicate")
    def _(h):
        rect(h, 8.5, 8.5, 11.5, 11.5, 2)
        line(h, (15.4, 8), (15.4, 4), (4, 4), (4, 15.4), (8, 15.4), radius=1.8)
        line(h, (14.2, 11.4), (14.2, 17.2))
        line(h, (11.4, 14.2), (17.2, 14.2))

    @icon("delete")
    def _(h):
        line(h, (4.4, 7), (19.6, 7))
        line(h, (9, 7), (9.6, 4), (14.4, 4), (15, 7), radius=0.8)
        line(h, (6.4, 7.4), (7.4, 20.2), (16.6, 20.2), (17.6, 7.4), radius=1.6)
        line(h, (10.4, 11), (10.7, 16.6))
        line(h, (13.6, 11), (13.3, 16.6))

    @icon("group")
    def _(h):
        rect(h, 4.4, 4.4, 15.2, 15.2, 1, dash="2.6 2.4")
        rect(h, 7.6, 7.6, 5.4, 5.4, 1)
        rect(h, 11.4, 11.4, 5.4, 5.4, 1, fill=SOFT)

    @icon("ungroup")
    def _(h):
        rect(h, 3.8, 3.8, 7.6, 7.6, 1.2)
        rect(h, 12.6, 12.6, 7.6, 7.6, 1.2, fill=SOFT)

    @icon("to-front")
    def _(h):
        rect(h, 8, 8, 8, 8, 1, fill="#000")
        line(h, (4, 12), (4, 4), (12, 4), radius=1)
        line(h, (12, 20), (20, 20), (20, 12), radius=1)

    @icon("to-back")
    def _(h):
        rect(h, 4, 4, 7, 7, 1, fill="#000")
        rect(h, 13, 13, 7, 7, 1, fill="#000")
        line(h, (14.6, 8), (16, 8), (16, 10), radius=0.6)
        line(h, (8, 14), (8, 16), (10, 16), radius=0.6)

    @icon("forward")
    def _(h):
        rect(h, 4, 8.5, 11.5, 11.5, 1.6, fill="#000")
        line(h, (8.5, 5.4), (8.5, 4), (20, 4), (20, 15.5), (18.4, 15.5), radius=1.2)

    @icon("backward")
    def _(h):
        rect(h, 4, 8.5, 11.5, 11.5, 1.6)
        line(h, (8.5, 8), (8.5, 4), (20, 4), (20, 15.5), (16, 15.5), radius=1.2, fill="#000")

    def align(name, bar, a, b):
        def draw(h):
            line(h, *bar)
            rect(h, *a, 1)
            rect(h, *b, 1, fill=SOFT)
        t[name] = draw

    align("align-left", ((4, 3.5), (4, 20.5)), (7, 5.5, 12.5, 5), (7, 13.5, 7.5, 5))
    align("align-right", ((20, 3.5), (20, 20.5)), (4.5, 5.5, 12.5, 5), (9.5, 13.5, 7.5, 5))
    align("align-top", ((3.5, 4), (20.5, 4)), (5.5, 7, 5, 12.5), (13.5, 7, 5, 7.5))
    align("align-bottom", ((3.5, 20), (20.5, 20)), (5.5, 4.5, 5, 12.5), (13.5, 9.5, 5, 7.5))

    @icon("align-centre")
    def _(h):
        line(h, (12, 3), (12, 21), dash="2.5 2.2")
        rect(h, 4.6, 5.4, 14.8, 5, 1)
        rect(h, 7.6, 13.6, 8.8, 5, 1, fill=SOFT)

    @icon("align-middle")
    def _(h):
        line(h, (3, 12), (21, 12), dash="2.5 2.2")
        rect(h, 5.4, 4.6, 5, 14.8, 1)
        rect(h, 13.6, 7.6, 5, 8.8, 1, fill=SOFT)

    @icon("distribute-horizontally")
    def _(h):
        line(h, (3.6, 4), (3.6, 20))
        line(h, (20.4, 4), (20.4, 20))
        rect(h, 9, 6, 6, 12, 1, fill=SOFT)

    @icon("distribute-vertically")
    def _(h):
        line(h, (4, 3.6), (20, 3.6))
        line(h, (4, 20.4), (20, 20.4))
        rect(h, 6, 9, 12, 6, 1, fill=SOFT)

    @icon("flip-horizontally")
    def _(h):
        line(h, (12, 3), (12, 21), dash="2.5 2.2")
        h.poly([(9, 7), (9, 18), (3, 18)], close=True, radius=0.6)
        h.poly([(15, 7), (15, 18), (21, 18)], close=True, radius=0.6, fill=SOFT)

    @icon("flip-vertically")
    def _(h):
        line(h, (3, 12), (21, 12), dash="2.5 2.2")
        h.poly([(7, 9), (18, 9), (18, 3)], close=True, radius=0.6)
        h.poly([(7, 15), (18, 15), (18, 21)], close=True, radius=0.6, fill=SOFT)

    @icon("link")
    def _(h):
        h.curve([(10, 14), (8.6, 10.6), (12.6, 6.4), (16, 4.2), (19.6, 7.4), (18, 11), (15.8, 13)])
        h.curve([(14, 10), (15.4, 13.4), (11.4, 17.6), (8, 19.8), (4.4, 16.6), (6, 13), (8.2, 11)])

    @icon("find")
    def _(h):
        h.ellipse(10.4, 10.4, 6.2)
        line(h, (15, 15), (20.4, 20.4))

    @icon("grid")
    def _(h):
        rect(h, 4, 4, 16, 16, 1.4)
        for v in (9.4, 14.6):
            line(h, (v, 4.4), (v, 19.6))
            line(h, (4.4, v), (19.6, v))

    @icon("magnet")
    def _(h):
        h.curve([(5, 4), (5, 12), (8, 17.6), (12, 19), (16, 17.6), (19, 12), (19, 4)], steady=0.6)
        h.curve([(9.4, 4), (9.4, 11), (12, 14), (14.6, 11), (14.6, 4)], steady=0.6)
        line(h, (5, 4), (9.4, 4))
        line(h, (14.6, 4), (19, 4))
        line(h, (5, 8), (9.4, 8))
        line(h, (14.6, 8), (19, 8))

    @icon("library")
    def _(h):
        rect(h, 4, 4, 4.6, 16, 1)
        rect(h, 9, 6, 4.2, 14, 1, fill=SOFT)
        h.poly([(14, 6.6), (17.4, 5.6), (21, 19), (17.6, 20)], close=True, radius=0.8)

    @icon("command")
    def _(h):
        line(h, (5, 7), (10, 12), (5, 17))
        line(h, (12.5, 17.5), (19.5, 17.5))

    @icon("present")
    def _(h): h.poly([(7, 4.6), (19, 12), (7, 19.4)], close=True, radius=1.4, fill=SOFT)

    @icon("stats")
    def _(h):
        for x, y in ((5, 13), (10, 8), (15, 15), (20, 5)):
            line(h, (x, 20), (x, y))

    @icon("eye")
    def _(h):
        h.curve([(3, 12), (7, 7.4), (12, 6), (17, 7.4), (21, 12), (17, 16.6), (12, 18), (7, 16.6)], close=True)
        h.ellipse(12, 12, 2.8)

    @icon("zen")
    def _(h):
        h.curve([(12, 19), (7.6, 15), (8.4, 9), (12, 4.6), (15.6, 9), (16.4, 15)], close=True)
        h.curve([(7.4, 12), (4, 12), (4.6, 16.6), (8, 19.2), (12, 19.2)])
        h.curve([(16.6, 12), (20, 12), (19.4, 16.6), (16, 19.2), (12, 19.2)])

    @icon("inspector")
    def _(h):
        for y, x in ((6.5, 15), (12, 8.5), (17.5, 13)):
            line(h, (4, y), (x - 2, y))
            line(h, (x + 2, y), (20, y))
            h.ellipse(x, y, 1.9)

    @icon("findings")
    def _(h):
        h.curve([(9, 16.6), (8.6, 14.4), (6, 10.6), (7.6, 5.6), (12, 3.8), (16.4, 5.6), (18, 10.6), (15.4, 14.4), (15, 16.6)])
        line(h, (9.2, 17.4), (14.8, 17.4))
        line(h, (10.4, 20.4), (13.6, 20.4))

    @icon("working")
    def _(h):
        h.ellipse(12, 5.4, 2.2)
        h.ellipse(6, 18, 2.2)
        h.ellipse(18, 18, 2.2)
        line(h, (12, 7.6), (12, 11.6))
        line(h, (6, 15.8), (6, 11.8), (18, 11.8), (18, 15.8), radius=1.4)

    @icon("plot")
    def _(h):
        line(h, (4, 4), (4, 20), (20.5, 20), radius=0.6)
        h.curve([(6, 17.6), (8.4, 15.6), (10.4, 8), (12.2, 6.4), (14, 11), (16.4, 15.6), (20, 17.4)])

    @icon("classes")
    def _(h):
        for y in (6, 12, 18):
            h.dot(5, y, 1.2)
            line(h, (9, y), (20, y))

    @icon("warning")
    def _(h):
        h.poly([(12, 3.8), (21, 19.6), (3, 19.6)], close=True, radius=1.8)
        line(h, (12, 9.6), (12, 14))
        h.dot(12, 16.8, 1)

    @icon("info")
    def _(h):
        h.ellipse(12, 12, 8.6)
        line(h, (12, 11), (12, 16.4))
        h.dot(12, 7.8, 1.1)

    @icon("check")
    def _(h): line(h, (4.6, 12.6), (9.6, 17.8), (19.4, 6.4))

    @icon("missed")
    def _(h):
        h.ellipse(12, 12, 8.6)
        line(h, (8.8, 8.8), (15.2, 15.2))
        line(h, (15.2, 8.8), (8.8, 15.2))

    @icon("recent")
    def _(h):
        h.ellipse(12, 12, 8.6)
        line(h, (12, 7), (12, 12.2), (15.8, 14.4))

    @icon("keyboard")
    def _(h):
        rect(h, 2.8, 6, 18.4, 12, 2)
        for x in (6.4, 10.1, 13.9, 17.6):
            h.dot(x, 10)
        line(h, (8, 14.4), (16, 14.4))

    @icon("tidy")
    def _(h):
        rect(h, 3.5, 9.5, 5, 5, 1)
        rect(h, 15.5, 4, 5, 5, 1)
        rect(h, 15.5, 15, 5, 5, 1)
        line(h, (8.6, 12), (12, 12), (12, 6.5), (15, 6.5), radius=1)
        line(h, (12, 12), (12, 17.5), (15, 17.5), radius=1)

    @icon("compare")
    def _(h):
        rect(h, 3.6, 5, 7, 14, 1.4)
        rect(h, 13.4, 5, 7, 14, 1.4, fill=SOFT, dash="2.6 2.2")

    @icon("power")
    def _(h):
        line(h, (12, 3.6), (12, 11))
        h.arc(12, 13, 7.4, 7.4, -55, 235)

    @icon("load")
    def _(h):
        h.arc(12, 15, 9, 9, 180, 360)
        line(h, (12, 15), (16.4, 9.4))
        h.dot(12, 15, 1.5)

    @icon("pages")
    def _(h):
        rect(h, 3.5, 4, 7, 5.6, 1)
        rect(h, 13.5, 4, 7, 5.6, 1)
        rect(h, 3.5, 14, 7, 5.6, 1)
        rect(h, 13.5, 14, 7, 5.6, 1, fill=SOFT)

    @icon("external")
    def _(h):
        line(h, (10, 5), (5, 5), (5, 19), (19, 19), (19, 14), radius=1.6)
        line(h, (11, 13), (20, 4))
        line(h, (14.4, 4), (20, 4), (20, 9.6))

    @icon("clock")
    def _(h):
        h.ellipse(12, 13, 7.6)
        line(h, (12, 9), (12, 13.2), (14.6, 15))
        line(h, (9.6, 3), (14.4, 3))

    @icon("pin")
    def _(h):
        h.poly([(9, 3.6), (15, 3.6), (14.6, 10), (18, 14), (6, 14), (9.4, 10)], close=True, radius=1)
        line(h, (12, 14.2), (12, 21))

    @icon("drag")
    def _(h):
        for x in (9, 15):
            for y in (6, 12, 18):
                h.dot(x, y, 1.3)

    @icon("edit")
    def _(h):
        h.poly([(4, 20), (5.2, 15.6), (16.2, 4.4), (19.6, 7.8), (8.4, 18.8)], close=True, radius=0.8)

    @icon("reset")
    def _(h):
        h.arc(12, 12.6, 7.4, 7.4, -150, 150)
        head(h, (5.4, 8.6), 210, 0.01)
        line(h, (5.2, 4.6), (5.6, 9), (10, 8.8))

    # --- style
    def box(h):
        rect(h, 4, 4, 16, 16, 2.4)

    @icon("fill-hachure")
    def _(h):
        box(h)
        for a in (8.6, 12.6, 17, 21.6, 25.6):
            x0, x1 = max(4.4, a - 19.6 + 1.5), min(19.6, a - 4.4 + 1.5)
            line(h, (x0, a - x0 + 1.5), (x1, a - x1 + 1.5), width=1.2)

    @icon("fill-cross-hatch")
    def _(h):
        box(h)
        for a in (10, 16, 22, 27):
            x0, x1 = max(4.4, a - 19.6 + 1.5), min(19.6, a - 4.4 + 1.5)
            line(h, (x0, a - x0 + 1.5), (x1, a - x1 + 1.5), width=1.1)
            line(h, (24 - x0, a - x0 + 1.5), (24 - x1, a - x1 + 1.5), width=1.1)

    @icon("fill-solid")
    def _(h): rect(h, 4, 4, 16, 16, 2.4, fill="#000")

    @icon("fill-zigzag")
    def _(h):
        box(h)
        line(h, (5, 9), (9, 5), (6, 13), (14, 5), (7, 17.6), (18.4, 7), (12.6, 18.4), (19, 13), width=1.2)

    for name, width in (("1", 1.3), ("2", 2.6), ("4", 4.4)):
        t["width-" + name] = lambda h, w=width: line(h, (4.6, 12), (19.4, 12), width=w)
    t["stroke-solid"] = lambda h: line(h, (4, 12), (20, 12), width=2)
    t["stroke-dashed"] = lambda h: line(h, (3.6, 12), (20.6, 12), width=2, dash="4.4 3.4")
    t["stroke-dotted"] = lambda h: line(h, (4, 12), (20.6, 12), width=2, dash="0.2 3.6")

    @icon("sloppy-0")
    def _(h): h.curve([(3, 16), (6, 11), (9, 9), (12, 12), (15, 15), (18, 13), (21, 8)], steady=0)

    @icon("sloppy-1")
    def _(h):
        h.curve([(3, 16.4), (6, 11), (9, 9.2), (12, 12), (15, 15), (18, 13), (21, 8)], steady=0.5)
        h.curve([(3.4, 15.4), (6.4, 10.4), (9.2, 8.6), (12.4, 12.6), (15.2, 14.2), (18.2, 13.4), (20.8, 7.2)], steady=0.5)

    @icon("sloppy-2")
    def _(h):
        h.curve([(3, 17), (5.6, 10.4), (9.4, 9.4), (11.6, 12.4), (15.4, 15.6), (18, 12.4), (21, 8.6)], steady=1.4)
        h.curve([(3.8, 15), (6.8, 9.4), (8.6, 8), (12.8, 13.2), (14.6, 13.6), (18.8, 13.8), (20.4, 6)], steady=1.4)

    @icon("edge-sharp")
    def _(h):
        line(h, (4.4, 20), (4.4, 5), (19.6, 5))
        line(h, (19.6, 9), (19.6, 20), (9, 20), dash="2.2 2.4", width=1.1)

    @icon("edge-round")
    def _(h):
        line(h, (4.4, 20), (4.4, 5), (19.6, 5), radius=8)
        line(h, (19.6, 9), (19.6, 20), (9, 20), dash="2.2 2.4", width=1.1)

    @icon("arrow-sharp")
    def _(h):
        line(h, (4.6, 19), (6.6, 5.4), (18.4, 5.4))
        head(h, (19.4, 5.4), 0, 4.4, 38)

    @icon("arrow-curved")
    def _(h):
        h.curve([(4.6, 19), (6, 9.4), (11, 5.4), (19, 5.4)])
        head(h, (19.4, 5.4), 0, 4.4, 38)

    @icon("arrow-elbow")
    def _(h):
        line(h, (3.6, 18.6), (11.6, 18.6), (11.6, 5.4), (19.4, 5.4), radius=2.4)
        head(h, (19.8, 5.4), 0, 4.4, 38)

    # arrowheads point to the right
    def shaft(h, end):
        line(h, (3.6, 12), (end, 12))

    @icon("head-none")
    def _(h): line(h, (3.6, 12), (20.4, 12))

    @icon("head-arrow")
    def _(h):
        shaft(h, 20)
        head(h, (20.4, 12), 0, 6, 38)

    @icon("head-bar")
    def _(h):
        shaft(h, 20)
        line(h, (20, 7), (20, 17))

    @icon("head-circle")
    def _(h):
        shaft(h, 13.4)
        h.ellipse(17, 12, 3.4, fill="#000")

    @icon("head-circle-outline")
    def _(h):
        shaft(h, 13)
        h.ellipse(17, 12, 3.6)

    @icon("head-triangle")
    def _(h):
        shaft(h, 13)
        h.poly([(13, 7.6), (20.6, 12), (13, 16.4)], close=True, radius=0.6, fill="#000")

    @icon("head-triangle-outline")
    def _(h):
        shaft(h, 13)
        h.poly([(13, 7.6), (20.6, 12), (13, 16.4)], close=True, radius=0.6)

    @icon("head-diamond")
    def _(h):
        shaft(h, 12)
        h.poly([(12, 12), (16.4, 8), (20.8, 12), (16.4, 16)], close=True, radius=0.4, fill="#000")

    @icon("head-diamond-outline")
    def _(h):
        shaft(h, 12)
        h.poly([(12, 12), (16.4, 8), (20.8, 12), (16.4, 16)], close=True, radius=0.4)

    def crow(h):
        line(h, (20.6, 7), (14.6, 12), (20.6, 17))

    @icon("head-one")
    def _(h):
        shaft(h, 20.4)
        line(h, (17, 7.6), (17, 16.4))

    @icon("head-exactly-one")
    def _(h):
        shaft(h, 20.4)
        line(h, (17.6, 7.6), (17.6, 16.4))
        line(h, (14, 7.6), (14, 16.4))

    @icon("head-many")
    def _(h):
        shaft(h, 20.4)
        crow(h)

    @icon("head-one-or-many")
    def _(h):
        shaft(h, 20.4)
        crow(h)
        line(h, (12.4, 7.6), (12.4, 16.4))

    @icon("head-zero-or-one")
    def _(h):
        line(h, (3.6, 12), (9.6, 12))
        h.ellipse(12.4, 12, 2.8)
        line(h, (15.2, 12), (20.4, 12))
        line(h, (18, 7.6), (18, 16.4))

    @icon("head-zero-or-many")
    def _(h):
        line(h, (3.6, 12), (6.6, 12))
        h.ellipse(9.4, 12, 2.8)
        line(h, (12.2, 12), (20.4, 12))
        crow(h)

    @icon("font-hand")
    def _(h):
        h.curve([(4, 18), (10, 14), (15, 6.4), (17, 4.6), (18.6, 6), (17, 9), (11, 16.4), (8.4, 17.6)])
        h.curve([(11, 19.6), (14, 17.6), (16, 19.6), (20, 18.2)])

    @icon("font-normal")
    def _(h):
        line(h, (5.6, 19), (12, 4.6), (18.4, 19), steady=0.2)
        line(h, (8, 14), (16, 14), steady=0.2)

    @icon("font-code")
    def _(h):
        line(h, (8, 7), (3.4, 12), (8, 17))
        line(h, (16, 7), (20.6, 12), (16, 17))
        line(h, (13.6, 5), (10.4, 19))

    @icon("font-more")
    def _(h):
        line(h, (3, 17.5), (8.4, 5), (13.8, 17.5), steady=0.2)
        line(h, (5.2, 13), (11.6, 13), steady=0.2)
        line(h, (15.6, 11), (18.4, 14), (21.2, 11), steady=0.3)

    @icon("pen-even")
    def _(h): h.curve([(3, 15), (7, 9), (12, 12), (16.5, 15), (21, 8.6)], width=2.6, steady=0.4)

    @icon("pen-pressed")
    def _(h):
        h.curve([(3, 15), (6.6, 8.6), (12, 10.6), (16.6, 14), (21, 8.6), (16.8, 16.6), (11.6, 13.6), (7.4, 10.4)],
                close=True, fill="#000", width=0.8, steady=0.4)

    for name, ends in (("left", (20, 13, 17)), ("centre", None), ("right", None)):
        def text_align(h, name=name):
            for y, w in ((6, 16), (12, 9), (18, 13)):
                x = {"left": 4, "centre": 12 - w / 2, "right": 20 - w}[name]
                line(h, (x, y), (x + w, y))
        t["text-" + name] = text_align

    @icon("text-top")
    def _(h):
        line(h, (4, 4), (20, 4))
        rect(h, 8.4, 7.4, 7.2, 8, 1)

    @icon("text-middle")
    def _(h):
        line(h, (3, 12), (6, 12))
        line(h, (18, 12), (21, 12))
        rect(h, 8.4, 7.4, 7.2, 9.2, 1)

    @icon("text-bottom")
    def _(h):
        line(h, (4, 20), (20, 20))
        rect(h, 8.4, 8.6, 7.2, 8, 1)

    # --- kinds of components
    @icon("kind-client")
    def _(h):
        rect(h, 3, 4.5, 18, 12, 1.8, fill=SOFT)
        line(h, (9, 20), (15, 20))
        line(h, (12, 16.8), (12, 20))

    @icon("kind-mobile")
    def _(h):
        rect(h, 7, 3, 10, 18, 2.2, fill=SOFT)
        line(h, (10.6, 18), (13.4, 18))

    @icon("kind-dns")
    def _(h):
        h.ellipse(12, 12, 8.8, fill=SOFT)
        h.ellipse(12, 12, 3.9, 8.8)
        line(h, (3.4, 12), (20.6, 12))

    @icon("kind-cdn")
    def _(h):
        cloud(h, fill=SOFT)
        line(h, (12.6, 9.4), (10.4, 12.8), (13.4, 12.8), (11.2, 16))

    @icon("kind-gateway")
    def _(h):
        h.curve([(4, 20), (4, 11), (7, 5.4), (12, 3.6), (17, 5.4), (20, 11), (20, 20)], fill=SOFT, steady=0.7)
        h.curve([(8.6, 20), (8.6, 13.4), (12, 10.2), (15.4, 13.4), (15.4, 20)])
        line(h, (3, 20), (21, 20))

    @icon("kind-load-balancer")
    def _(h):
        h.ellipse(5.6, 12, 2.4, fill=SOFT)
        for y in (5, 12, 19):
            line(h, (8, 12), (11.4, 12), (13, y), (18.6, y), radius=2)
            head(h, (19.6, y), 0, 3.2, 40)

    @icon("kind-service")
    def _(h):
        h.poly([(12, 3), (20, 7.4), (20, 16.4), (12, 21), (4, 16.4), (4, 7.4)], close=True, radius=1.2, fill=SOFT)
        h.ellipse(12, 12, 3.2)

    def gear(h, fill="none"):
        h.ellipse(12, 12, 3.1)
        points = []
        for i in range(28):
            a = math.radians((i - 0.5) * 360 / 28)
            r = 9 if (i // 2) % 2 == 0 else 7
            points.append((12 + r * math.cos(a), 12 + r * math.sin(a)))
        h.poly(points, close=True, radius=0.7, steady=0.4, fill=fill)

    @icon("settings")
    def _(h): gear(h)

    @icon("kind-worker")
    def _(h): gear(h, SOFT)

    @icon("kind-cache")
    def _(h): h.poly([(13.6, 2.8), (5, 13.4), (11, 13.6), (9.8, 21.2), (19, 10.2), (12.8, 10.2)], close=True, radius=0.9, fill=SOFT)

    @icon("kind-sql-database")
    def _(h):
        cylinder(h, 12, 3, 15, 18, 2.6)
        h.arc(12, 9.4, 7.5, 2.6, 180, 0)
        h.arc(12, 14, 7.5, 2.6, 180, 0)

    @icon("kind-key-value-store")
    def _(h):
        cylinder(h, 12, 3, 15, 18, 2.6)
        h.ellipse(9.4, 13.2, 1.8)
        line(h, (11.2, 13.2), (16, 13.2), (16, 15.6))
        line(h, (13.8, 13.2), (13.8, 15))

    @icon("kind-message-queue")
    def _(h):
        line(h, (3, 7), (21, 7))
        line(h, (3, 17), (21, 17))
        for x in (5.4, 10.2, 15):
            rect(h, x, 9.2, 3.4, 5.6, 0.8, fill=SOFT)

    @icon("kind-event-stream")
    def _(h):
        for y in (6.4, 12, 17.6):
            h.curve([(3, y), (6.4, y - 1.6), (9.6, y), (12.8, y + 1.6), (16, y), (19.4, y - 1.2)])
            head(h, (20.6, y - 0.8), 12, 2.8, 42)

    @icon("kind-object-store")
    def _(h):
        h.ellipse(12, 6, 8, 2.6, fill=SOFT)
        line(h, (4, 6.2), (6.4, 19), (9, 20.6), (15, 20.6), (17.6, 19), (20, 6.2), radius=1.6)

    @icon("kind-external-api")
    def _(h):
        cloud(h, fill=SOFT)
        line(h, (9.4, 15), (14.2, 10.4))
        line(h, (10.8, 10.2), (14.4, 10.2), (14.4, 13.8))

    @icon("kind-search")
    def _(h):
        h.ellipse(10.4, 10.4, 6.4, fill=SOFT)
        line(h, (15.2, 15.2), (20.4, 20.4))

    @icon("kind-identity")
    def _(h):
        h.poly([(12, 3), (19.6, 5.8), (19, 13), (12, 21), (5, 13), (4.4, 5.8)], close=True, radius=1.6, fill=SOFT)
        h.ellipse(12, 10, 2)
        line(h, (12, 12), (12, 15.4))

    @icon("kind-limiter")
    def _(h):
        h.poly([(4, 5), (20, 5), (14, 12.6), (14, 19.4), (10, 19.4), (10, 12.6)], close=True, radius=1.2, fill=SOFT)

    @icon("kind-serverless")
    def _(h):
        line(h, (5.4, 4.4), (9, 4.4), (16.4, 20), (19.4, 20), radius=0.8)
        line(h, (11.4, 10.4), (6, 20))

    @icon("kind-other")
    def _(h):
        rect(h, 4, 5, 16, 14, 2, fill=SOFT)
        h.dot(9, 12)
        h.dot(12, 12)
        h.dot(15, 12)

    return t


def main():
    folder = pathlib.Path(__file__).parent
    for name, draw in sorted(icon_table().items()):
        hand = Hand(name)
        draw(hand)
        svg = ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" '
               'stroke-linecap="round" stroke-linejoin="round">\n' + "\n".join(hand.paths) + "\n</svg>\n")
        (folder / (name + ".svg")).write_text(svg)


main()
