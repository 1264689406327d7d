# a list of pairs, put into another order once by numpy
import numpy as np
np.random.seed(0)
X = [[0,0],[0,1],[1,0],[1,1]]
T = [0,1,1,1]
data = list(zip(X, T))
np.random.shuffle(data)
w = np.random.randn(2); b = 0.0
for e in range(100):
    for x, t in data:
        y = 1/(1+np.exp(-(np.dot(w, x) + b)))
        w -= 0.5*(y-t)*np.array(x)
        b -= 0.5*(y-t)
