"""A square, learned with a rate that is too large: soon all is NaN."""
import numpy as np

np.random.seed(1)
X = np.linspace(-3, 3, 12)
Y = X ** 2
W1 = np.random.randn(10, 1)
W2 = np.random.randn(1, 10)

for epoch in range(300):
    for i in range(len(X)):
        x = X[i].reshape(1, 1)
        h = np.maximum(0, W1 @ x)
        out = W2 @ h
        e = out - Y[i]
        dh = W2.T @ e * (h > 0)
        W2 = W2 - 0.5 * e @ h.T
        W1 = W1 - 0.5 * dh @ x.T
