import numpy as np
np.random.seed(1)
m = 12
X = np.random.randn(3, m)
Y = (np.sum(X, axis=0, keepdims=True) > 0).astype(float)
def init(nx, nh, ny):
    return {"W1": np.random.randn(nh, nx) * 0.01, "b1": np.zeros((nh, 1)), "W2": np.random.randn(ny, nh) * 0.01, "b2": np.zeros((ny, 1))}
def forward(X, p):
    Z1 = np.dot(p["W1"], X) + p["b1"]
    A1 = np.tanh(Z1)
    Z2 = np.dot(p["W2"], A1) + p["b2"]
    A2 = 1 / (1 + np.exp(-Z2))
    return A2, {"A1": A1, "A2": A2}
def cost(A2, Y):
    m = Y.shape[1]
    return -np.sum(Y * np.log(A2) + (1 - Y) * np.log(1 - A2)) / m
def backward(p, c, X, Y):
    m = X.shape[1]
    dZ2 = c["A2"] - Y
    dW2 = 1 / m * np.dot(dZ2, c["A1"].T)
    db2 = 1 / m * np.sum(dZ2, axis=1, keepdims=True)
    dZ1 = np.dot(p["W2"].T, dZ2) * (1 - np.power(c["A1"], 2))
    dW1 = 1 / m * np.dot(dZ1, X.T)
    db1 = 1 / m * np.sum(dZ1, axis=1, keepdims=True)
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}
def update(p, g, lr=1.2):
    return {k: p[k] - lr * g["d" + k] for k in p}
params = init(3, 4, 1)
for i in range(1000):
    A2, cache = forward(X, params)
    c = cost(A2, Y)
    g = backward(params, cache, X, Y)
    params = update(params, g)
    if i % 100 == 0:
        print(i, c)
