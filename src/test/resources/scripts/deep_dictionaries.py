# deep net: params in dict, grads dict, caches list, star args, loops over layers
import numpy as np
np.random.seed(5)
layer_dims = [2, 4, 3, 1]
L = len(layer_dims) - 1
params = {}
for l in range(1, L + 1):
    params['W%d' % l] = np.random.randn(layer_dims[l], layer_dims[l - 1]) / np.sqrt(layer_dims[l - 1])
    params['b%d' % l] = np.zeros((layer_dims[l], 1))
def relu(z): return np.maximum(0, z)
def sigmoid(z): return 1 / (1 + np.exp(-z))
def linear_forward(A, W, b):
    Z = W.dot(A) + b
    return Z, (A, W, b)
def model_forward(x, params):
    caches = []
    A = x
    for l in range(1, L):
        Z, cache = linear_forward(A, params['W' + str(l)], params['b' + str(l)])
        A = relu(Z)
        caches.append((cache, Z))
    Z, cache = linear_forward(A, params['W' + str(L)], params['b' + str(L)])
    AL = sigmoid(Z)
    caches.append((cache, Z))
    return AL, caches
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    return np.dot(W.T, dZ), np.dot(dZ, A_prev.T), dZ
def model_backward(AL, y, caches):
    grads = {}
    dZ = AL - y
    cache, Z = caches[-1]
    grads['dA' + str(L - 1)], grads['dW' + str(L)], grads['db' + str(L)] = linear_backward(dZ, cache)
    for l in reversed(range(L - 1)):
        cache, Z = caches[l]
        dZ = np.array(grads['dA' + str(l + 1)], copy=True)
        dZ[Z <= 0] = 0
        dA, dW, db = linear_backward(dZ, cache)
        grads['dA' + str(l)] = dA
        grads[f"dW{l+1}"] = dW
        grads[f"db{l+1}"] = db
    return grads
def update(params, grads, rate):
    for l in range(1, L + 1):
        params["W" + str(l)] = params["W" + str(l)] - rate * grads["dW" + str(l)]
        params["b" + str(l)] -= rate * grads["db" + str(l)]
    return params
X = np.array([[0., 0., 1., 1.], [0., 1., 0., 1.]])
Y = np.array([[0., 1., 1., 0.]])
costs = []
for i in range(50):
    for j in range(4):
        x = X[:, [j]]
        y = Y[:, j:j+1]
        AL, caches = model_forward(x, params)
        grads = model_backward(AL, y, caches)
        params = update(params, grads, 0.075)
