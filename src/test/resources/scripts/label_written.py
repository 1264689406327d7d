import numpy as np
np.random.seed(4)
X = np.random.randn(9, 2)
L = [0, 1, 2] * 3
W = np.random.randn(3, 2) * 0.1
for ep in range(10):
    for x, label in zip(X, L):
        t = np.zeros(3)
        t[label] = 1
        y = np.tanh(W @ x)
        W -= 0.1 * np.outer((y - t) * (1 - y ** 2), x)
