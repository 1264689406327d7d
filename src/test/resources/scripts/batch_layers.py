import numpy as np
class Dense:
    def __init__(self, n_in, n_out):
        self.W = np.random.randn(n_in, n_out) * 0.5
        self.b = np.zeros((1, n_out))
    def forward(self, x):
        self.x = x
        return x @ self.W + self.b
    def backward(self, grad, lr):
        gx = grad @ self.W.T
        self.W -= lr * self.x.T @ grad
        self.b -= lr * grad.sum(axis=0, keepdims=True)
        return gx
class Tanh:
    def forward(self, x):
        self.y = np.tanh(x)
        return self.y
    def backward(self, grad, lr):
        return grad * (1 - self.y ** 2)
np.random.seed(2)
X = np.array([[0., 0.], [0., 1.], [1., 0.], [1., 1.]])
Y = np.array([[0.], [1.], [1.], [0.]])
layers = [Dense(2, 3), Tanh(), Dense(3, 1), Tanh()]
for epoch in range(200):
    out = X
    for layer in layers:
        out = layer.forward(out)
    loss = np.mean((Y - out) ** 2)
    grad = 2 * (out - Y) / Y.size
    for layer in reversed(layers):
        grad = layer.backward(grad, 0.1)
