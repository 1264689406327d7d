# What the rehearsal loads beside the other script: classes, lists and dictionaries, whole matrices, and batches.
import numpy as np


def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-z))


def load():
    np.random.seed(1)
    X = np.zeros((8, 2))
    for j in range(2):
        X[4 * j:4 * j + 4, :] = np.c_[np.linspace(0, 1, 4), np.random.randn(4) * 0.2 + j]
    return X, (X[:, 0] * X[:, 1] > 0.1).astype(float).reshape(8, 1)


class Momentum:
    def __init__(self, params, rate=0.1, kept=0.9):
        self.rate, self.kept = rate, kept
        self.v = {key: np.zeros_like(value) for key, value in params.items()}

    def step(self, params, grads):
        for key in params.keys():
            self.v[key] = self.kept * self.v[key] + (1 - self.kept) * grads[key]
            params[key] -= self.rate * self.v[key] / (np.sqrt(grads[key] ** 2) + 1e-8)


class Network:
    def __init__(self, sizes):
        np.random.seed(3)
        self.sizes = sizes
        self.params = {}
        for k in range(1, len(sizes)):
            self.params["W" + str(k)] = np.random.randn(sizes[k - 1], sizes[k]) * 0.5
            self.params["b" + str(k)] = np.zeros((1, sizes[k]))
        self.update = Momentum(self.params)

    def forward(self, x):
        a = [x]
        for k in range(1, len(self.sizes)):
            z = np.dot(a[-1], self.params["W%d" % k]) + self.params["b%d" % k]
            a.append(np.tanh(z) if k < len(self.sizes) - 1 else sigmoid(z))
        return a

    def backward(self, a, t):
        m = t.shape[0]
        grads = {}
        delta = a[-1] - t
        for k in reversed(range(1, len(self.sizes))):
            grads["W" + str(k)] = 1 / m * (a[k - 1].T @ delta)
            grads["b" + str(k)] = 1 / m * np.sum(delta, axis=0, keepdims=True)
            delta = (delta @ self.params["W" + str(k)].T) * (1 - np.power(a[k - 1], 2))
        return grads

    def train(self, X, T, epochs, size):
        for epoch in range(epochs):
            costs = []
            for k in range(0, len(X), size):
                x, t = X[k:k + size], T[k:k + size]
                a = self.forward(x)
                y = a[-1]
                cost = -np.sum(t * np.log(y) + (1 - t) * np.log(1 - y)) / t.shape[0]
                self.update.step(self.params, self.backward(a, t))
                costs.append(cost)
            if epoch % 10 == 0:
                print("cost after epoch {}: {:.4f}".format(epoch, np.mean(costs)))


X, T = load()
net = Network([2, 3, 1])
net.train(X, T, epochs=50, size=4)
print((net.forward(X)[-1] > 0.5).astype(int).ravel())
