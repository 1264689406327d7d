import numpy as np
# moons by hand
np.random.seed(0)
N = 100
t = np.linspace(0, np.pi, N // 2)
X = np.vstack([np.vstack([np.cos(t), np.sin(t)]).T, np.vstack([1 - np.cos(t), 0.5 - np.sin(t)]).T])
X = X + np.random.normal(0, 0.1, (N, 2))
y = np.concatenate([np.zeros(N // 2), np.ones(N // 2)]).reshape(-1, 1)
W1 = np.random.randn(2, 5) * 0.5
b1 = np.zeros((1, 5))
W2 = np.random.randn(5, 1) * 0.5
b2 = np.zeros((1, 1))
lr = 0.5
for epoch in range(1000):
    z1 = X.dot(W1) + b1
    a1 = np.tanh(z1)
    z2 = a1.dot(W2) + b2
    out = 1 / (1 + np.exp(-z2))
    loss = -np.mean(y * np.log(out) + (1 - y) * np.log(1 - out))
    dz2 = (out - y) / X.shape[0]
    dW2 = a1.T.dot(dz2)
    db2 = np.sum(dz2, axis=0, keepdims=True)
    da1 = dz2.dot(W2.T)
    dz1 = da1 * (1 - a1 ** 2)
    dW1 = X.T.dot(dz1)
    db1 = np.sum(dz1, axis=0)
    W1 -= lr * dW1
    b1 -= lr * db1
    W2 -= lr * dW2
    b2 -= lr * db2
    if epoch % 100 == 0:
        print("epoch", epoch, "loss", loss)
