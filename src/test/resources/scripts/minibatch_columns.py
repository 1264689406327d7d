import numpy as np
np.random.seed(4)
X = np.random.rand(2, 9)
Y = (X.sum(axis=0, keepdims=True) > 1) * 1.0
m = X.shape[1]
W = np.random.randn(1, 2)
b = np.zeros((1, 1))
B = 3
for ep in range(20):
    for j in range(m // B):
        x = X[:, j * B:(j + 1) * B]
        t = Y[:, j * B:(j + 1) * B]
        a = 1 / (1 + np.exp(-(W @ x + b)))
        dz = a - t
        dW = dz @ x.T / B
        db = dz.sum(axis=1, keepdims=True) / B
        W = W - 0.3 * dW
        b = b - 0.3 * db
