import numpy as np
np.random.seed(0)
X = np.array([[0,0],[0,1],[1,0],[1,1]])
Y = np.array([0,1,1,0])
W = np.random.randn(2,3).T
V = np.random.randn(3)
for ep in range(300):
    for i in range(4):
        h = np.tanh(W.dot(X[i]))
        y = V.dot(h)
        e = y - Y[i]
        gh = e*V*(1-h**2)
        V -= 0.1*e*h
        W -= 0.1*np.outer(gh, X[i])
