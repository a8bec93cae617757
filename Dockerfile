# The images of api, web and the database job, from one build: `docker build --target api .` and so on. docker-compose.yml runs them.

FROM node:22-bookworm-slim AS node

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
# The web's build fetches its design system with npm.
COPY --from=node /usr/local/bin/node /usr/local/bin/node
COPY --from=node /usr/local/lib/node_modules /usr/local/lib/node_modules
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm
WORKDIR /source
# What is restored changes seldom; what is compiled changes daily.
COPY global.json Directory.Build.props Directory.Build.targets Directory.Packages.props BannedSymbols.txt .editorconfig ./
COPY api/Contracts/Contracts.csproj api/Contracts/
COPY api/Identity/Identity.csproj api/Identity/
COPY api/Rules/Rules.csproj api/Rules/
COPY api/Scheduling/Scheduling.csproj api/Scheduling/
COPY api/Server/Server.csproj api/Server/
COPY db/Database.csproj db/
COPY web/Web.csproj web/Look.targets web/
RUN dotnet restore api/Server/Server.csproj && dotnet restore web/Web.csproj
COPY api api
COPY db db
COPY web web
RUN dotnet publish api/Server/Server.csproj -c Release -o /published/api --no-restore \
 && dotnet publish web/Web.csproj -c Release -o /published/web --no-restore \
 && dotnet publish db/Database.csproj -c Release -o /published/database --no-restore

FROM mcr.microsoft.com/dotnet/aspnet:10.0 AS host
WORKDIR /app
ENV ASPNETCORE_HTTP_PORTS=8080
EXPOSE 8080
# The framework image's own unprivileged user.
USER $APP_UID

FROM host AS api
COPY --from=build /published/api .
ENTRYPOINT ["dotnet", "MutualAid.Server.dll"]

FROM host AS web
COPY --from=build /published/web .
ENTRYPOINT ["dotnet", "MutualAid.Web.dll"]

FROM host AS database
COPY --from=build /published/database .
ENTRYPOINT ["dotnet", "MutualAid.Database.dll"]
