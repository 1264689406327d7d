# epochs and steps as methods, while, static methods, type hints
import numpy as np
from typing import List
class Perceptron:
    """One neuron."""
    count: int = 0
    def __init__(self, n: int, rate: float = 0.1) -> None:
        self.w: np.ndarray = np.random.uniform(-0.5, 0.5, n)
        self.b = 0.0
        self.rate = rate
        self.errors: List[float] = []
    @staticmethod
    def act(z):
        return 1.0 / (1.0 + np.exp(-z))
    def predict(self, x):
        return self.act(np.dot(self.w, x) + self.b)
    def train_step(self, x, t):
        y = self.predict(x)
        error = t - y
        self.w += self.rate * error * y * (1 - y) * x
        self.b += self.rate * error * y * (1 - y)
        return error ** 2
    def train_epoch(self, X, T):
        total = 0
        for x, t in zip(X, T):
            total += self.train_step(x, t)
        return total / len(X)
    def fit(self, X, T, epochs):
        epoch = 0
        while epoch < epochs:
            self.errors.append(self.train_epoch(X, T))
            if epoch % 10 == 0:
                print('epoch {}: {:.4f}'.format(epoch, self.errors[-1]))
            epoch += 1
np.random.seed(11)
X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], dtype=float)
T = np.array([0, 1, 1, 1], dtype=float)
p = Perceptron(2, rate=0.5)
p.fit(X, T, 100)
print([round(p.predict(x), 2) for x in X])
assert len(p.errors) == 100
