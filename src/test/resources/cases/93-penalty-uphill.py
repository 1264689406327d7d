# wrong, line 25 (another variable, or up the slope): written for this table; the penalty of W1 goes uphill

# training script
import numpy as np
rng = np.random.RandomState(19)
X = rng.randn(24, 3)
y = (X.sum(axis=1, keepdims=True) > 0).astype(float)
W1 = rng.randn(3, 4) * 0.5
b1 = np.zeros((1, 4))
W2 = rng.randn(4, 1) * 0.5
b2 = np.zeros((1, 1))
lam, lr, bs = 0.1, 0.2, 8
sigmoid = lambda z: 1 / (1 + np.exp(-z))
for epoch in range(50):
    for i in range(0, 24, bs):
        xb = X[i:i+bs]
        yb = y[i:i+bs]
        a1 = np.tanh(xb @ W1 + b1)
        p = sigmoid(a1 @ W2 + b2)
        loss = -np.mean(yb * np.log(p) + (1 - yb) * np.log(1 - p)) + lam / 2 * (np.sum(W1 ** 2) + np.sum(W2 ** 2))
        dz2 = (p - yb) / bs
        dW2 = a1.T @ dz2 + lam * W2
        db2 = dz2.sum(axis=0, keepdims=True)
        dz1 = dz2 @ W2.T * (1 - a1 ** 2)
        dW1 = xb.T @ dz1 - lam * W1
        db1 = dz1.sum(axis=0, keepdims=True)
        W1 -= lr * dW1
        b1 -= lr * db1
        W2 -= lr * dW2
        b2 -= lr * db2
    if epoch % 10 == 0:
        print(epoch, loss)
