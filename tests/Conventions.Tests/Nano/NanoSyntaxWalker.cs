using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NeuralGlasses.Conventions.Tests.Nano;

/// <summary>Finds every place of one source that breaks a <see cref="NanoRule"/>.</summary>
internal sealed class NanoSyntaxWalker : CSharpSyntaxWalker
{
    private readonly List<NanoFinding> _findings = [];

    internal static IReadOnlyList<NanoFinding> Check(SyntaxTree tree)
    {
        var walker = new NanoSyntaxWalker();
        walker.Visit(tree.GetRoot());
        return walker._findings;
    }

    public override void VisitTypeParameterList(TypeParameterListSyntax node) => Report(NanoRule.GenericDeclaration, node.Parent!);

    public override void VisitGenericName(GenericNameSyntax node)
    {
        Report(NanoRule.GenericName, node);
        base.VisitGenericName(node);
    }

    public override void VisitArrayRankSpecifier(ArrayRankSpecifierSyntax node)
    {
        if (node.Rank > 1)
            Report(NanoRule.RectangularArray, node.Parent!);
        base.VisitArrayRankSpecifier(node);
    }

    public override void VisitImplicitArrayCreationExpression(ImplicitArrayCreationExpressionSyntax node)
    {
        if (node.Commas.Count > 0)
            Report(NanoRule.RectangularArray, node);
        base.VisitImplicitArrayCreationExpression(node);
    }

    public override void VisitStackAllocArrayCreationExpression(StackAllocArrayCreationExpressionSyntax node) => Report(NanoRule.StackAlloc, node);

    public override void VisitImplicitStackAllocArrayCreationExpression(ImplicitStackAllocArrayCreationExpressionSyntax node) =>
        Report(NanoRule.StackAlloc, node);

    public override void VisitInterfaceDeclaration(InterfaceDeclarationSyntax node)
    {
        foreach (var member in node.Members.Where(HasBody))
            Report(NanoRule.DefaultInterfaceMethod, member);
        base.VisitInterfaceDeclaration(node);
    }

    public override void VisitCheckedExpression(CheckedExpressionSyntax node)
    {
        if (node.IsKind(SyntaxKind.CheckedExpression))
            Report(NanoRule.CheckedArithmetic, node);
        base.VisitCheckedExpression(node);
    }

    public override void VisitCheckedStatement(CheckedStatementSyntax node)
    {
        if (node.IsKind(SyntaxKind.CheckedStatement))
            Report(NanoRule.CheckedArithmetic, node);
        base.VisitCheckedStatement(node);
    }

    public override void VisitToken(SyntaxToken token)
    {
        var rule = token.Kind() switch
        {
            SyntaxKind.UnsafeKeyword or SyntaxKind.FixedKeyword => NanoRule.UnsafeCode,
            SyntaxKind.YieldKeyword => NanoRule.Iterator,
            SyntaxKind.AsyncKeyword or SyntaxKind.AwaitKeyword => NanoRule.Async,
            SyntaxKind.VolatileKeyword => NanoRule.Volatile,
            _ => null,
        };
        if (rule is not null)
            Report(rule, token.Parent!);
        base.VisitToken(token);
    }

    public override void VisitInvocationExpression(InvocationExpressionSyntax node)
    {
        var name = node.Expression switch
        {
            MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
            MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
            _ => "",
        };
        if (name == "Replace")
            Report(NanoRule.StringReplace, node);
        base.VisitInvocationExpression(node);
    }

    public override void VisitPrefixUnaryExpression(PrefixUnaryExpressionSyntax node)
    {
        if (node.IsKind(SyntaxKind.IndexExpression))
            Report(NanoRule.IndexOrRange, node);
        base.VisitPrefixUnaryExpression(node);
    }

    public override void VisitRangeExpression(RangeExpressionSyntax node) => Report(NanoRule.IndexOrRange, node);

    private NanoSyntaxWalker()
        : base(SyntaxWalkerDepth.Token)
    {
    }

    private static bool HasBody(MemberDeclarationSyntax member) => member switch
    {
        BaseMethodDeclarationSyntax method => method.Body is not null || method.ExpressionBody is not null,
        PropertyDeclarationSyntax { ExpressionBody: not null } or IndexerDeclarationSyntax { ExpressionBody: not null } => true,
        BasePropertyDeclarationSyntax property => property.AccessorList!.Accessors.Any(a => a.Body is not null || a.ExpressionBody is not null),
        _ => false,
    };

    private void Report(NanoRule rule, SyntaxNode node)
    {
        var line = node.GetLocation().GetLineSpan();
        _findings.Add(new NanoFinding(rule, line.Path, line.StartLinePosition.Line + 1, node.ToString().Split('\n')[0].Trim()));
    }
}
