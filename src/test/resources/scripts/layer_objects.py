import numpy as np
np.random.seed(3)

class Dense:
    def __init__(self, n, m):
        self.W = np.random.randn(m, n) * 0.4
        self.b = np.zeros((m, 1))
    def forward(self, x):
        self.x = x
        return np.dot(self.W, x) + self.b
    def backward(self, grad, lr):
        back = self.W.T @ grad
        self.W -= lr * grad @ self.x.T
        self.b -= lr * grad
        return back

class Tanh:
    def forward(self, x):
        self.out = np.tanh(x)
        return self.out
    def backward(self, grad, lr):
        return grad * (1 - self.out ** 2)

X = [np.array([[0.], [0.]]), np.array([[0.], [1.]]), np.array([[1.], [0.]]), np.array([[1.], [1.]])]
Y = [0., 1., 1., 0.]
network = [Dense(2, 3), Tanh(), Dense(3, 1), Tanh()]
for epoch in range(300):
    error = 0
    for x, y in zip(X, Y):
        output = x
        for layer in network:
            output = layer.forward(output)
        error += np.mean((y - output) ** 2)
        grad = 2 * (output - y)
        for layer in reversed(network):
            grad = layer.backward(grad, 0.1)
    print(epoch, error / len(X))
