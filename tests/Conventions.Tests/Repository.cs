using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NeuralGlasses.Conventions.Tests;

/// <summary>The files of this repository, as its author would list them: without what builds and runs leave behind.</summary>
internal static class Repository
{
    private static readonly string[] NotOurs =
        [".git", "bin", "obj", "artifacts", "out", "TestResults", "BenchmarkDotNet.Artifacts", ".vs", ".idea"];

    internal static string Root { get; } = Path.GetFullPath(Metadata("RepositoryRoot"));

    internal static string NanoMscorlib { get; } = Metadata("NanoMscorlib");

    internal static string NanoLibraries { get; } = Metadata("NanoLibraries");

    internal static string PathOf(string relative) => Path.Combine(Root, relative);

    internal static string Read(string relative) => File.ReadAllText(PathOf(relative));

    internal static IEnumerable<string> Files(string folder, string pattern)
    {
        var pending = new Stack<string>([PathOf(folder)]);
        while (pending.TryPop(out var directory))
        {
            if (!Directory.Exists(directory))
                continue;
            foreach (var file in Directory.EnumerateFiles(directory, pattern))
                yield return Path.GetRelativePath(Root, file).Replace('\\', '/');
            foreach (var child in Directory.EnumerateDirectories(directory))
            {
                if (!NotOurs.Contains(Path.GetFileName(child)))
                    pending.Push(child);
            }
        }
    }

    internal static SyntaxTree Parse(string relative) =>
        CSharpSyntaxTree.ParseText(Read(relative), new CSharpParseOptions(LanguageVersion.Latest), relative);

    private static string Metadata(string key) =>
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}
