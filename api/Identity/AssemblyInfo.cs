using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("MutualAid.Identity.Tests")]
