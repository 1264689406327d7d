# right: https://github.com/davharris/mistnet/issues/33

# the gradients are summed over a minibatch and the loss is its mean: one rate for all, that grows with the batch
import numpy as np


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


np.random.seed(33)
env = np.random.randn(12, 3)
species = (env @ np.array([[1.0, -1.0], [0.5, 0.5], [-1.0, 0.0]]) > 0) * 1.0
coef1 = 0.4 * np.random.randn(3, 4)
bias1 = np.zeros((1, 4))
coef2 = 0.4 * np.random.randn(4, 2)
bias2 = np.zeros((1, 2))
minibatch = 4
rate = 0.05

for epoch in range(40):
    for i in range(0, 12, minibatch):
        x = env[i:i + minibatch]
        y = species[i:i + minibatch]
        hidden = np.tanh(np.dot(x, coef1) + bias1)
        p = sigmoid(np.dot(hidden, coef2) + bias2)
        loss = -np.sum(y * np.log(p) + (1 - y) * np.log(1 - p)) / minibatch
        grad2 = p - y
        grad1 = np.dot(grad2, coef2.T) * (1 - hidden ** 2)
        coef2 -= rate * np.dot(hidden.T, grad2)
        bias2 -= rate * np.sum(grad2, axis=0, keepdims=True)
        coef1 -= rate * np.dot(x.T, grad1)
        bias1 -= rate * np.sum(grad1, axis=0, keepdims=True)
