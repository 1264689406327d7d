# wrong, line 35 (biases, and sums over samples): https://datascience.stackexchange.com/questions/73797/why-is-my-loss-increasing-in-gradient-descent

# three layers in columns: the slope of the first bias is summed over everything
import numpy as np


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


class Network:
    def __init__(self):
        self.W1 = None

    def forward(self, x):
        self.Z1 = np.dot(self.W1, x) + self.b1
        self.A1 = np.tanh(self.Z1)
        self.Z2 = np.dot(self.W2, self.A1) + self.b2
        self.A2 = np.tanh(self.Z2)
        self.Z3 = np.dot(self.W3, self.A2) + self.b3
        self.A3 = sigmoid(self.Z3)
        return self.A3

    def backward(self, x, y):
        self.forward(x)
        m = x.shape[1]
        self.dZ3 = self.A3 - y
        self.dW3 = np.dot(self.dZ3, self.A2.T) / m
        self.db3 = np.sum(self.dZ3, axis=1, keepdims=True) / m
        self.dZ2 = np.dot(self.W3.T, self.dZ3) * (1 - self.A2**2)
        self.dW2 = np.dot(self.dZ2, self.A1.T) / m
        self.db2 = np.sum(self.dZ2, axis=1, keepdims=True) / m
        self.dZ1 = np.dot(self.W2.T, self.dZ2) * (1 - self.A1**2)
        self.dW1 = np.dot(self.dZ1, x.T) / m
        self.db1 = np.sum(self.dZ1, keepdims=True) / m

    def fit(self, x, y, epochs=100, lr=0.01):
        np.random.seed(4)
        self.W1 = np.random.rand(6, x.shape[0])
        self.b1 = np.zeros((6, 1))
        self.W2 = np.random.randn(4, 6)
        self.b2 = np.zeros((4, 1))
        self.W3 = np.random.randn(1, 4)
        self.b3 = np.zeros((1, 1))
        m = x.shape[1]
        loss = []
        for i in range(epochs):
            self.backward(x, y)
            self.W1 -= lr * self.dW1
            self.b1 -= lr * self.db1
            self.W2 -= lr * self.dW2
            self.b2 -= lr * self.db2
            self.W3 -= lr * self.dW3
            self.b3 -= lr * self.db3
            logs = y * np.log(self.A3) + (1 - y) * np.log(1 - self.A3)
            loss.append(-np.sum(logs) / m)
        print(loss[-1])


np.random.seed(1)
X = np.random.randn(3, 20)
Y = (X[0:1] * X[1:2] > 0) * 1.0
net = Network()
net.fit(X, Y)
