# wrong, line 33 (the slope of another function, or at another place): made for this table

# biases of 0 put units just on the kink of a relu, and its slope is forgotten one layer below
import numpy as np
np.random.seed(14)
X = np.random.rand(2, 20) * 4 - 2
Y = (X[0:1] * X[1:2] > 0).astype(float)
m = X.shape[1]
sizes = [2, 6, 5, 1]
P = {}
for l in range(1, len(sizes)):
    P[f"W{l}"] = np.random.randn(sizes[l], sizes[l - 1]) * np.sqrt(2.0 / sizes[l - 1])
    P[f"b{l}"] = np.zeros((sizes[l], 1))

def relu(z): return np.maximum(z, 0)
def sigmoid(z): return 1 / (1 + np.exp(-z))

for it in range(400):
    Z1 = P["W1"] @ X + P["b1"]
    A1 = relu(Z1)
    Z2 = P["W2"] @ A1 + P["b2"]
    A2 = relu(Z2)
    Z3 = P["W3"] @ A2 + P["b3"]
    A3 = sigmoid(Z3)
    J = -np.mean(Y * np.log(A3) + (1 - Y) * np.log(1 - A3))
    G = {}
    dZ3 = A3 - Y
    G["W3"] = dZ3 @ A2.T / m
    G["b3"] = dZ3.sum(axis=1, keepdims=True) / m
    dZ2 = P["W3"].T @ dZ3 * (Z2 > 0)
    G["W2"] = dZ2 @ A1.T / m
    G["b2"] = dZ2.sum(axis=1, keepdims=True) / m
    dZ1 = P["W2"].T @ dZ2
    G["W1"] = dZ1 @ X.T / m
    G["b1"] = dZ1.sum(axis=1, keepdims=True) / m
    for k in P:
        P[k] -= 0.3 * G[k]
    if it % 100 == 0:
        print("cost after %d: %.4f" % (it, J))
