import numpy as np
np.random.seed(3)
X = np.random.rand(7, 3)
y = X @ np.array([1.0, -2.0, 0.5]) + 0.3
w = np.zeros(3)
b = 0.0
alpha = 0.1
n = len(X)
for i in range(200):
    pred = X @ w + b
    err = pred - y
    cost = (err ** 2).mean()
    gw = X.T @ err / n
    gb = err.sum() / n
    w = w - alpha * gw
    b = b - alpha * gb
