import numpy as np
np.random.seed(0)
X = np.random.randn(10, 3)
y = (X[:, 0:1] * X[:, 1:2] > 0) * 1.0
N = X.shape[0]
W1 = np.random.randn(3, 4)
b1 = np.zeros((1, 4))
W2 = np.random.randn(4, 1)
b2 = np.zeros((1, 1))
lr = 0.1
B = 4
for epoch in range(50):
    perm = np.random.permutation(N)
    Xs = X[perm]
    ys = y[perm]
    for k in range(0, N, B):
        xb = Xs[k:k + B]
        yb = ys[k:k + B]
        h = np.tanh(xb @ W1 + b1)
        p = 1 / (1 + np.exp(-(h @ W2 + b2)))
        loss = -np.mean(yb * np.log(p) + (1 - yb) * np.log(1 - p))
        d = (p - yb) / xb.shape[0]
        dW2 = h.T @ d
        db2 = d.sum(axis=0, keepdims=True)
        dh = d @ W2.T * (1 - h ** 2)
        dW1 = xb.T @ dh
        db1 = dh.sum(axis=0, keepdims=True)
        W2 -= lr * dW2
        b2 -= lr * db2
        W1 -= lr * dW1
        b1 -= lr * db1
    if epoch % 10 == 0:
        print(epoch, loss)
