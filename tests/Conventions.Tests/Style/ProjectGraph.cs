using System.Xml.Linq;

namespace NeuralGlasses.Conventions.Tests.Style;

/// <summary>Which project references which, read from the project files; references that only order the build are left out.</summary>
internal sealed class ProjectGraph
{
    private readonly Dictionary<string, string[]> _references;

    internal ProjectGraph(Dictionary<string, string[]> references)
    {
        _references = references;
    }

    internal IEnumerable<string> Projects => _references.Keys;

    internal static ProjectGraph Load() =>
        new(Repository.Files("", "*.csproj").ToDictionary(f => f, ReadReferences));

    internal string[] Direct(string project) => _references[project];

    internal HashSet<string> Reachable(string project)
    {
        HashSet<string> reached = [];
        var pending = new Stack<string>(_references[project]);
        while (pending.TryPop(out var next))
        {
            if (!reached.Add(next))
                continue;
            foreach (var further in _references[next])
                pending.Push(further);
        }

        return reached;
    }

    private static string[] ReadReferences(string project)
    {
        var folder = Path.GetDirectoryName(Repository.PathOf(project))!;
        return
        [
            .. from reference in XDocument.Load(Repository.PathOf(project)).Descendants("ProjectReference")
               where (string?)reference.Attribute("ReferenceOutputAssembly") != "false"
               let target = Path.GetFullPath(Path.Combine(folder, (string)reference.Attribute("Include")!))
               select Path.GetRelativePath(Repository.Root, target).Replace('\\', '/'),
        ];
    }
}
