# wrong, line 22 (another variable, or up the slope): made for this table

# the decay is written over the gradient, where it should be added
import numpy as np
np.random.seed(3)
X = np.random.randn(30, 3)
D = (X[:, :1] * X[:, 1:2] > 0).astype(float)
W1 = np.random.randn(3, 6) * 0.6
b1 = np.zeros((1, 6))
W2 = np.random.randn(6, 1) * 0.6
b2 = np.zeros((1, 1))
lr, decay = 0.1, 0.01
for epoch in range(200):
    H = np.tanh(X @ W1 + b1)
    y = 1 / (1 + np.exp(-(H @ W2 + b2)))
    loss = -np.mean(D * np.log(y) + (1 - D) * np.log(1 - y)) + 0.5 * decay * (np.sum(W1 ** 2) + np.sum(W2 ** 2))
    dz = (y - D) / len(X)
    dW2 = H.T @ dz + decay * W2
    db2 = dz.sum(axis=0, keepdims=True)
    dh = dz @ W2.T * (1 - H ** 2)
    dW1 = X.T @ dh
    dW1 = decay * W1
    db1 = dh.sum(axis=0, keepdims=True)
    W1 -= lr * dW1
    b1 -= lr * db1
    W2 -= lr * dW2
    b2 -= lr * db2
