# four functions with caches, dictionaries
import numpy as np

def init(n_x, n_h, n_y):
    np.random.seed(2)
    parameters = {}
    dims = [n_x, n_h, n_y]
    for l in range(1, len(dims)):
        parameters['W' + str(l)] = np.random.randn(dims[l], dims[l-1]) * 0.1
        parameters[f'b{l}'] = np.zeros((dims[l], 1))
    return parameters

def forward(x, parameters):
    W1 = parameters['W1']; b1 = parameters['b1']
    W2 = parameters['W2']; b2 = parameters['b2']
    Z1 = np.dot(W1, x) + b1
    A1 = np.tanh(Z1)
    Z2 = np.dot(W2, A1) + b2
    A2 = 1 / (1 + np.exp(-Z2))
    cache = {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
    return A2, cache

def backward(parameters, cache, x, y):
    W2 = parameters['W2']
    A1 = cache['A1']
    A2 = cache['A2']
    dZ2 = A2 - y
    dW2 = np.dot(dZ2, A1.T)
    db2 = dZ2
    dZ1 = np.multiply(np.dot(W2.T, dZ2), 1 - np.power(A1, 2))
    dW1 = np.dot(dZ1, x.T)
    db1 = dZ1
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}

def update(parameters, grads, learning_rate=1.2):
    for key in parameters:
        parameters[key] = parameters[key] - learning_rate * grads["d" + key]
    return parameters

X = np.array([[0., 0., 1., 1.], [0., 1., 0., 1.]])
Y = np.array([[0., 1., 1., 0.]])
params = init(2, 4, 1)
for i in range(100):
    cost = 0
    for j in range(X.shape[1]):
        x = X[:, j].reshape(-1, 1)
        y = Y[:, j].reshape(-1, 1)
        A2, cache = forward(x, params)
        cost += -(y * np.log(A2) + (1 - y) * np.log(1 - A2)).item()
        grads = backward(params, cache, x, y)
        params = update(params, grads, learning_rate=0.5)
    if i % 10 == 0:
        print("Cost after iteration %i: %f" % (i, cost))
