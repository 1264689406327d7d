import numpy as np
class Net:
    def __init__(self, n):
        np.random.seed(1)
        self.W = np.random.randn(n, 2)
        self.V = np.random.randn(n)
        self.vW, self.vV = 0, 0.0
    def step(self, x, t):
        h = np.tanh(self.W @ x)
        y = self.V @ h
        e = y - t
        dV = e * h
        dW = np.outer(e * self.V * (1 - h ** 2), x)
        self.vW = 0.9 * self.vW - 0.1 * dW
        self.vV = 0.9 * self.vV - 0.1 * dV
        self.W += self.vW
        self.V += self.vV
        return e ** 2
X = np.linspace(-1, 1, 10).reshape(5, 2)
net = Net(3)
for e in range(10):
    for x, t in zip(X, X[:, 0] * X[:, 1]):
        net.step(x, t)
