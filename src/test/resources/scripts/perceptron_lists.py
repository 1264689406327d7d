import numpy as np
w = [0.0, 0.0, 0.0]
data = [([1,0,0],0),([1,0,1],1),([1,1,0],1),([1,1,1],1)]
for epoch in range(20):
    for x, t in data:
        s = 0
        for i in range(3):
            s += w[i]*x[i]
        if s >= 0:
            y = 1
        else:
            y = 0
        err = t - y
        for i in range(3):
            w[i] += 0.1*err*x[i]
