using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NeuralGlasses.Conventions.Tests.Style;

/// <summary>Finds uses of the machine's clock and of unseeded randomness, which would make a run differ from its repetition.</summary>
internal sealed class BannedApiWalker : CSharpSyntaxWalker
{
    private static readonly HashSet<string> Members =
    [
        "DateTime.Now", "DateTime.UtcNow", "DateTime.Today", "DateTimeOffset.Now", "DateTimeOffset.UtcNow", "Task.Delay",
        "Thread.Sleep", "Random.Shared", "Guid.NewGuid", "Environment.TickCount", "Environment.TickCount64",
    ];

    private readonly List<string> _findings = [];

    internal static IReadOnlyList<string> Check(SyntaxTree tree)
    {
        var walker = new BannedApiWalker();
        walker.Visit(tree.GetRoot());
        return walker._findings;
    }

    public override void VisitMemberAccessExpression(MemberAccessExpressionSyntax node)
    {
        if (Members.Contains($"{LastName(node.Expression)}.{node.Name.Identifier.ValueText}"))
            Report(node);
        base.VisitMemberAccessExpression(node);
    }

    public override void VisitIdentifierName(IdentifierNameSyntax node)
    {
        if (node.Identifier.ValueText == "Stopwatch")
            Report(node);
    }

    public override void VisitObjectCreationExpression(ObjectCreationExpressionSyntax node)
    {
        if (LastName(node.Type) == "Random" && (node.ArgumentList is null || node.ArgumentList.Arguments.Count == 0))
            Report(node);
        base.VisitObjectCreationExpression(node);
    }

    public override void VisitImplicitObjectCreationExpression(ImplicitObjectCreationExpressionSyntax node)
    {
        var declaration = node.FirstAncestorOrSelf<VariableDeclarationSyntax>();
        if (node.Parent is EqualsValueClauseSyntax && node.ArgumentList.Arguments.Count == 0 && declaration is not null && LastName(declaration.Type) == "Random")
            Report(node);
        base.VisitImplicitObjectCreationExpression(node);
    }

    private static string LastName(ExpressionSyntax expression) => expression switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        _ => "",
    };

    private void Report(SyntaxNode node) =>
        _findings.Add($"{node.SyntaxTree.FilePath}:{node.GetLocation().GetLineSpan().StartLinePosition.Line + 1}: {node} (take the clock or the seed as a parameter)");
}
