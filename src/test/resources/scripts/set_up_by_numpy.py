# many set-up functions
import numpy as np
from numpy import *
random.seed(3)
xs = linspace(-1, 1, 5)
a, b = meshgrid(xs, xs)
X = column_stack((a.ravel(), b.flatten()))
X = np.insert(X, 0, 1, axis=1)
y = where(X[:, 1] * X[:, 2] > 0, 1.0, 0.0)
y = np.append(y, []) if False else y
R = np.tile(np.array([1., 2.]), (2, 2))
Q = np.repeat([[1., 2.]], 3, axis=0)
v = np.full(3, 0.1) + Q[0, 0] * 0 + R[1, 3] * 0
w = random.uniform(-1, 1, (3,)) + np.clip(v, 0, 0.05)
sel = X[:, [0, 2, 1]]
X = sel[np.any(X != 0, axis=1)]
idx = random.permutation(25)
X, y = X[idx], y[idx]
for ep in range(3):
    for row, t in zip(X, y):
        o = 1 / (1 + exp(-dot(row, w)))
        w += 0.5 * (t - o) * row
