global using MutualAid.Rules;
global using MutualAid.Scheduling.Constraints;
global using MutualAid.Scheduling.Explain;
global using MutualAid.Scheduling.Model;
global using MutualAid.Scheduling.Tests.Support;
global using NodaTime;
global using static MutualAid.Scheduling.Tests.Support.Given;
