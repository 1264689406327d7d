# wrong, line 22 (another variable, or up the slope): made for this table

# the difference is the wrong way round
import numpy as np
np.random.seed(5)
X = np.random.randn(24, 2)
Y = np.eye(3)[(X[:, 0] > 0).astype(int) + (X[:, 1] > 0.5)]
n = len(X)
W1 = np.random.randn(2, 6) * 0.8
b1 = np.zeros((1, 6))
W2 = np.random.randn(6, 3) * 0.5
b2 = np.zeros((1, 3))
lr = 0.3
def softmax(z):
    e = np.exp(z - np.max(z, axis=1, keepdims=True))
    return e / np.sum(e, axis=1, keepdims=True)
for epoch in range(120):
    z1 = X @ W1 + b1
    a1 = np.tanh(z1)
    p = softmax(a1 @ W2 + b2)
    loss = -np.mean(np.sum(Y * np.log(p), axis=1))
    dz2 = (Y - p) / n
    dW2 = a1.T @ dz2
    db2 = np.sum(dz2, axis=0, keepdims=True)
    dz1 = dz2 @ W2.T * (1 - a1 ** 2)
    dW1 = X.T @ dz1
    db1 = np.sum(dz1, axis=0, keepdims=True)
    W1 -= lr * dW1
    b1 -= lr * db1
    W2 -= lr * dW2
    b2 -= lr * db2
    if epoch % 40 == 0:
        print(epoch, loss)
