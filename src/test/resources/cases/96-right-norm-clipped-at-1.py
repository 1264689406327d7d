# right: written for this table; gradients are divided by the norm of all of them

import numpy as np
np.random.seed(0)
X = np.random.randn(12, 2)
y = X[:, :1] - X[:, 1:]
W = np.random.randn(2, 1)
b = np.zeros((1, 1))
for epoch in range(40):
    out = X @ W + b
    loss = np.mean((out - y) ** 2)
    e = 2 * (out - y) / len(X)
    dW = X.T @ e
    db = e.sum(axis=0, keepdims=True)
    norm = np.sqrt((dW ** 2).sum() + (db ** 2).sum())
    if norm > 1.0:
        dW = dW / norm
        db = db / norm
    W -= 0.1 * dW
    b -= 0.1 * db
