# The builds that several scripts share. A build with other options in the same folder would compile everything again.

# All that has dependencies, but the macros.
all_options=(--scratch-path .build-all --traits Viewer,OpenTelemetryGRPC,Datadog,DistributedTracing,HTTPTypes)
all_options[3]+=,FileSystem,NIO,Metrics

# The same with tracing compiled out, which the command fastrace cannot be: the trait Viewer turns it on. In the same folder,
# where only this project is compiled again.
untraced_options=(--scratch-path .build-all --traits OpenTelemetryGRPC,Datadog,DistributedTracing,HTTPTypes,Logging)
untraced_options[3]+=,AsyncHTTPClient,Hummingbird,GRPC,GRDB,ServiceLifecycle,FileSystem,NIO,Metrics

# The macros, as scripts/test leaves them behind.
macro_options=(--scratch-path .build-macros --traits Macros)
