# a sample that is picked, and a mask for its hidden units
import numpy as np

np.random.seed(21)
X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
T = np.array([[0.0], [1.0], [1.0], [0.0]])
units = 4
W = np.random.randn(units, 2)
b = np.zeros(units)
v = np.random.randn(1, units)
for turn in range(400):
    i = np.random.randint(len(X))
    keep = np.random.rand(units) < 0.7
    h = np.maximum(0, W @ X[i] + b) * keep / 0.7
    y = v @ h
    e = y - T[i]
    dh = (v.T @ e) * (h > 0) / 0.7
    v -= 0.05 * np.outer(e, h)
    W -= 0.05 * np.outer(dh, X[i])
    b -= 0.05 * dh
