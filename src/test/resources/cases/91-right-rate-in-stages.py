# right: written for this table; the rate is halved every 20 epochs

import numpy as np
np.random.seed(0)
X = np.random.randn(10, 2)
y = X[:, :1] - X[:, 1:]
W = np.random.randn(2, 1)
b = np.zeros((1, 1))
lr = 0.1
best_loss = 1e9
best_W = None
for epoch in range(50):
    if epoch % 20 == 0 and epoch > 0:
        lr *= 0.5
    out = X @ W + b
    err = out - y
    loss = np.mean(err ** 2)
    dW = X.T @ err * 2 / len(X)
    db = 2 * err.mean(axis=0, keepdims=True)
    W -= lr * dW
    b -= lr * db
print(W)
