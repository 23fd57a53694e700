using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NeuralGlasses.Conventions.Tests.Nano;

/// <summary>The sources that run on nanoFramework, and what they compile against.</summary>
internal static class NanoSources
{
    internal static readonly CSharpParseOptions Options = new(LanguageVersion.CSharp10);

    internal static readonly string[] All =
        [.. new[] { "firmware/Contract", "firmware/Wristband", "firmware/Wristband.Esp32" }.SelectMany(f => Repository.Files(f, "*.cs")).Order(StringComparer.Ordinal)];

    private static readonly MetadataReference[] Libraries =
        [MetadataReference.CreateFromFile(Repository.NanoMscorlib), MetadataReference.CreateFromFile(Repository.NanoLibraries)];

    /// <summary>Compiles sources as one assembly against our declarations of nanoFramework.</summary>
    internal static CSharpCompilation Compile(IEnumerable<SyntaxTree> trees) =>
        CSharpCompilation.Create("probe", trees, Libraries, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
}
