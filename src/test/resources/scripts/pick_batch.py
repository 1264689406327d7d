# mini-batches that are drawn with replacement, 50 of them
import numpy as np

np.random.seed(8)
n = 10
X = np.arange(2.0 * n).reshape(n, 2) / 10 - 1
Y = (X[:, :1] * X[:, 1:] > 0.3) * 1.0
W1 = np.random.randn(2, 4)
b1 = np.zeros((1, 4))
W2 = np.random.randn(4, 1)
batch = 4
for it in range(50):
    idx = np.random.randint(0, n, batch)
    xb, yb = X[idx], Y[idx]
    lr = 0.5 * 0.99 ** it
    h = np.tanh(xb @ W1 + b1)
    p = 1 / (1 + np.exp(-h @ W2))
    d = (p - yb) / batch
    dW2 = h.T @ d
    dh = d @ W2.T * (1 - h * h)
    W2 -= lr * dW2
    W1 -= lr * xb.T @ dh
    b1 -= lr * np.sum(dh, axis=0, keepdims=True)
    if it % 10 == 0:
        print(it, -np.mean(yb * np.log(p) + (1 - yb) * np.log(1 - p)))
