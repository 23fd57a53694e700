using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NeuralGlasses.Conventions.Tests.Nano;

namespace NeuralGlasses.Conventions.Tests.Esp32;

/// <summary>Reads the sources of the board, of which no assembly here can be loaded.</summary>
internal static class BoardSources
{
    internal static SyntaxNode Parse(string file) => CSharpSyntaxTree.ParseText(Repository.Read(file), NanoSources.Options, file).GetRoot();

    /// <summary>The classes of a source with the names of what they implement.</summary>
    internal static IEnumerable<(string Name, string[] Interfaces)> Classes(string file) =>
        Parse(file).DescendantNodes().OfType<ClassDeclarationSyntax>()
            .Select(c => (c.Identifier.ValueText, c.BaseList?.Types.Select(t => t.Type.ToString()).ToArray() ?? []));

    /// <summary>The constants of a source, as they are written.</summary>
    internal static Dictionary<string, string> Constants(SyntaxNode source) =>
        source.DescendantNodes().OfType<FieldDeclarationSyntax>()
            .Where(f => f.Modifiers.Any(SyntaxKind.ConstKeyword))
            .SelectMany(f => f.Declaration.Variables)
            .ToDictionary(v => v.Identifier.ValueText, v => v.Initializer!.Value.ToString());

    /// <summary>The members that the one initializer of a type sets.</summary>
    internal static IEnumerable<string> InitializedMembers(SyntaxNode source, string type) =>
        source.DescendantNodes().OfType<ObjectCreationExpressionSyntax>().Single(c => c.Type.ToString() == type && c.Initializer is not null)
            .Initializer!.Expressions.OfType<AssignmentExpressionSyntax>().Select(a => a.Left.ToString());
}
