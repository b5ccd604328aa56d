# One image; the role is the command:  docker run makertime collector --config /etc/makertime/makertime.yaml
#   docker build -t makertime .
# A checkout in which `./makertime` has built the jar need not build it again: then any image with a JDK will do,
#   docker build -t makertime --build-arg BUILDER=eclipse-temurin:25-jdk .
ARG BUILDER=maven:3.9-eclipse-temurin-25
# By version, so that a build takes the last fixes of its system; CI asks for the digest and names that instead.
ARG BASE=eclipse-temurin:25-jre
FROM ${BUILDER} AS build
WORKDIR /build
COPY . .
RUN deploy/image/build /image

FROM ${BASE}
ARG BASE
LABEL org.opencontainers.image.base.name=${BASE} \
      org.opencontainers.image.title=makertime \
      org.opencontainers.image.description="Measures how the engineers of a data team really spend their working time" \
      org.opencontainers.image.licenses=Apache-2.0
# What seldom changes comes first.
COPY --from=build /image/native /opt/makertime/native
COPY --from=build /image/lib/dependencies.jar /opt/makertime/lib/
COPY --from=build /image/lib/makertime.jar /opt/makertime/lib/
COPY deploy/image/makertime deploy/image/health /opt/makertime/bin/
COPY wrap /opt/makertime/bin/wrap
# One run of everything tells which classes are needed; with them prepared a start takes a third less time. Their links
# are left out: with those, a small heap would keep the JVM from starting at all. Every user may read them.
RUN mkdir -p /data/tmp \
 && MAKERTIME_HEAP_PERCENT=10 MAKERTIME_CACHE="-XX:AOTCacheOutput=/opt/makertime/makertime.aot -XX:-AOTClassLinking" \
    /opt/makertime/bin/makertime demo --once --weeks 1 --out /tmp/demo \
 && chmod a+r /opt/makertime/makertime.aot \
 && rm -rf /tmp/demo /tmp/hsperfdata_* /data \
 && mkdir -p /data/tmp /secrets /roles/collector /roles/streams /roles/reporter /login /monitoring /demo \
 && chmod -R go= /data /secrets /roles && chown -R 10001:10001 /data /secrets /roles /login /monitoring /demo
ENV PATH=/opt/makertime/bin:$PATH MAKERTIME_CACHE=-XX:AOTCache=/opt/makertime/makertime.aot
USER 10001:10001
WORKDIR /data
VOLUME /data
EXPOSE 8070 8080 8090
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 CMD ["/opt/makertime/bin/health"]
ENTRYPOINT ["/opt/makertime/bin/makertime"]
CMD ["--help"]
