public import Fastrace
