# wrong, line 16 or 38 (the slope that arrives is lost): https://github.com/DiffSharp/DiffSharp/issues/16

# relu gives its own slope on the way back, whatever arrives, and sigmoid does not
import numpy as np


def sigmoid(a):
    return 1 / (1 + np.exp(-a))


def sigmoid_back(value, arriving):
    return arriving * value * (1 - value)


def relu_back(a, arriving):
    return (1 + np.sign(a)) / 2


np.random.seed(5)
X = np.random.randn(9, 3)
D = (X[:, 0:1] + X[:, 1:2] > 0) * 1.0
W1 = 0.7 * np.random.randn(3, 5)
b1 = 0.1 * np.random.randn(1, 5)
W2 = 0.7 * np.random.randn(5, 1)
b2 = np.zeros((1, 1))
eta = 0.3

for epoch in range(50):
    Z = X @ W1 + b1
    H = np.maximum(0, Z)
    Y = sigmoid(H @ W2 + b2)
    loss = np.mean((Y - D) ** 2)
    # back, by the adjoints of each
    Y_adjoint = 2 * (Y - D) / 9
    out_adjoint = sigmoid_back(Y, Y_adjoint)
    H_adjoint = out_adjoint @ W2.T
    W2_adjoint = H.T @ out_adjoint
    Z_adjoint = relu_back(Z, H_adjoint)
    W1_adjoint = X.T @ Z_adjoint
    W2 = W2 - eta * W2_adjoint
    b2 = b2 - eta * np.sum(out_adjoint, axis=0, keepdims=True)
    W1 = W1 - eta * W1_adjoint
    b1 = b1 - eta * np.sum(Z_adjoint, axis=0, keepdims=True)
