import numpy as np
np.random.seed(5)
X = np.random.rand(21, 2)
y = np.where(X[:, :1] > X[:, 1:], 1.0, 0.0)
W = np.random.randn(2, 1); b = np.zeros(1)
batch_size = 8
n = len(X)
for epoch in range(10):
    idx = np.random.permutation(n)
    for start in range(0, n, batch_size):
        end = min(start + batch_size, n)
        rows = idx[start:end]
        xb, yb = X[rows], y[rows]
        a = 1 / (1 + np.exp(-(xb @ W + b)))
        g = (a - yb) / len(rows)
        W -= 0.3 * xb.T @ g
        b -= 0.3 * g.sum(axis=0)
