/** A dump of one REST API with its root and so many resources, each with a method and its integration. */
export function manyResources(count: number): Record<string, unknown> {
  const resources: object[] = [{ id: "root000000", path: "/" }];
  for (let at = 0; at < count; at += 1) {
    const id = `r${String(at).padStart(5, "0")}`;
    resources.push({
      id,
      parentId: "root000000",
      pathPart: `p${at}`,
      path: `/p${at}`,
      resourceMethods: {
        GET: {
          httpMethod: "GET",
          authorizationType: "NONE",
          apiKeyRequired: false,
          methodIntegration: {
            type: "HTTP_PROXY",
            httpMethod: "GET",
            uri: `https://example.com/p${at}`,
            connectionType: "INTERNET",
            passthroughBehavior: "WHEN_NO_MATCH",
            timeoutInMillis: 29_000,
            cacheNamespace: id,
            cacheKeyParameters: [],
          },
        },
      },
    });
  }
  return { restApis: [{ id: "many000000", name: "many", rootResourceId: "root000000", resources }] };
}
