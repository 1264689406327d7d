import numpy as np
np.random.seed(0)
X = np.random.rand(6,2); T = (X[:,0] > X[:,1]).astype(int)
W = np.random.randn(5,2); V = np.random.randn(5)
eps = 1e-9
for ep in range(50):
    J = 0
    for n in range(6):
        h = 1/(1+np.exp(-W.dot(X[n]))); y = 1/(1+np.exp(-V.dot(h)))
        J += -T[n]*np.log(y+eps) - (1-T[n])*np.log(1-y+eps)
        g = y - T[n]
        gh = g*V*h*(1-h)
        V -= 0.1*g*h
        W -= 0.1*np.outer(gh, X[n])
    J /= 6
