# a class with lists of layers, mini-batches of pairs, and slopes that are added up
import numpy as np

class Network:
    def __init__(self, sizes):
        self.layers = len(sizes)
        self.biases = [np.random.randn(n, 1) for n in sizes[1:]]
        self.weights = [np.random.randn(n, k) for k, n in zip(sizes[:-1], sizes[1:])]

    def train(self, pairs, epochs, size, eta):
        for epoch in range(epochs):
            batches = [pairs[k:k + size] for k in range(0, len(pairs), size)]
            for batch in batches:
                self.step(batch, eta)
            print("epoch", epoch)

    def step(self, batch, eta):
        sum_b = [np.zeros(b.shape) for b in self.biases]
        sum_w = [np.zeros(w.shape) for w in self.weights]
        for x, t in batch:
            slope_b, slope_w = self.slopes(x, t)
            sum_b = [a + b for a, b in zip(sum_b, slope_b)]
            sum_w = [a + b for a, b in zip(sum_w, slope_w)]
        self.weights = [w - eta / len(batch) * s for w, s in zip(self.weights, sum_w)]
        self.biases = [b - eta / len(batch) * s for b, s in zip(self.biases, sum_b)]

    def slopes(self, x, t):
        slope_b = [None] * len(self.biases)
        slope_w = [None] * len(self.weights)
        outputs, sums = [x], []
        for b, w in zip(self.biases, self.weights):
            sums.append(np.dot(w, outputs[-1]) + b)
            outputs.append(sigmoid(sums[-1]))
        delta = (outputs[-1] - t) * slope(sums[-1])
        slope_b[-1] = delta
        slope_w[-1] = np.dot(delta, outputs[-2].T)
        for k in range(2, self.layers):
            delta = np.dot(self.weights[-k + 1].T, delta) * slope(sums[-k])
            slope_b[-k] = delta
            slope_w[-k] = np.dot(delta, outputs[-k - 1].T)
        return slope_b, slope_w

def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-z))

def slope(z):
    return sigmoid(z) * (1 - sigmoid(z))

np.random.seed(4)
points = np.random.randn(20, 2)
pairs = [(p.reshape(2, 1), np.array([[float(p[0] * p[1] > 0)]])) for p in points]
Network([2, 4, 1]).train(pairs, 30, 5, 3.0)
