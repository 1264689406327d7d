# right: written for this table; the cost is a likelihood, and the steps go up

import numpy as np

np.random.seed(17)
X = np.random.randn(30, 2)
t = (X[:, 0] > X[:, 1]).astype(int)
T = np.zeros((30, 2))
T[np.arange(30), t] = 1
W1 = np.random.randn(2, 5); b1 = np.zeros(5)
W2 = np.random.randn(5, 2); b2 = np.zeros(2)

def softmax(z):
    ez = np.exp(z)
    return ez / ez.sum(axis=1, keepdims=True)

def forward(X):
    Z = 1 / (1 + np.exp(-(X.dot(W1) + b1)))
    return softmax(Z.dot(W2) + b2), Z

def derivative_w2(Z, T, Y):
    return Z.T.dot(T - Y)

def derivative_b2(T, Y):
    return (T - Y).sum(axis=0)

def derivative_w1(X, Z, T, Y, W2):
    dZ = (T - Y).dot(W2.T) * Z * (1 - Z)
    return X.T.dot(dZ)

def derivative_b1(T, Y, W2, Z):
    return ((T - Y).dot(W2.T) * Z * (1 - Z)).sum(axis=0)

def cost(T, Y):
    return (T * np.log(Y)).sum()

learning_rate = 0.01
costs = []
for epoch in range(300):
    output, hidden = forward(X)
    if epoch % 100 == 0:
        c = cost(T, output)
        P = np.argmax(output, axis=1)
        print("cost:", c, "classification_rate:", np.mean(P == t))
        costs.append(c)
    gW2 = derivative_w2(hidden, T, output)
    gb2 = derivative_b2(T, output)
    gW1 = derivative_w1(X, hidden, T, output, W2)
    gb1 = derivative_b1(T, output, W2, hidden)
    W2 += learning_rate * gW2
    b2 += learning_rate * gb2
    W1 += learning_rate * gW1
    b1 += learning_rate * gb1
