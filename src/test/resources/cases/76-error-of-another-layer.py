# wrong, line 30 (another variable, or up the slope): https://github.com/llSourcell/neural_networks/issues/3

# three layers: the middle one takes the error of the last
import numpy as np


def activate(x, deriv=False):
    if deriv:
        return x * (1 - x)
    return 1 / (1 + np.exp(-x))


np.random.seed(1)
X = np.array([[0, 0, 1], [0, 1, 1], [1, 0, 1], [1, 1, 1]])
y = np.array([[0], [1], [1], [0]])
syn0 = 2 * np.random.random((3, 4)) - 1
syn1 = 2 * np.random.random((4, 4)) - 1
syn2 = 2 * np.random.random((4, 1)) - 1

for j in range(500):
    layer1 = activate(np.dot(X, syn0))
    layer2 = activate(np.dot(layer1, syn1))
    layer3 = activate(np.dot(layer2, syn2))
    layer3_error = y - layer3
    if j % 100 == 0:
        print("Error:" + str(np.mean(np.abs(layer3_error))))
    layer3_gradient = layer3_error * activate(layer3, deriv=True)
    layer2_error = layer3_gradient.dot(syn2.T)
    # layer2_error is what belongs here
    layer2_gradient = layer3_error * activate(layer2, deriv=True)
    layer1_error = layer2_gradient.dot(syn1.T)
    layer1_gradient = layer1_error * activate(layer1, deriv=True)
    syn2 += layer2.T.dot(layer3_gradient)
    syn1 += layer1.T.dot(layer2_gradient)
    syn0 += X.T.dot(layer1_gradient)
