using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NeuralGlasses.Conventions.Tests.Nano;

/// <summary>
/// Finds casts that only change how a value's bits are read. The compiler emits no instruction for them, and the interpreter goes by
/// the type that it keeps with the value on its stack. A store to a field or an array element gives the value the type of that place; a local
/// does not, because an optimised build may leave it out.
/// </summary>
internal sealed class NanoSignWalker : CSharpSyntaxWalker
{
    private readonly SemanticModel _model;
    private readonly List<NanoFinding> _findings = [];

    private NanoSignWalker(SemanticModel model)
    {
        _model = model;
    }

    internal static IReadOnlyList<NanoFinding> Check(SemanticModel model)
    {
        var walker = new NanoSignWalker(model);
        walker.Visit(model.SyntaxTree.GetRoot());
        return walker._findings;
    }

    public override void VisitCastExpression(CastExpressionSyntax node)
    {
        var from = Underlying(_model.GetTypeInfo(node.Expression).Type);
        var to = Underlying(_model.GetTypeInfo(node).Type);
        var isLost = (from, to) is (SpecialType.System_UInt32, SpecialType.System_Int32) or (SpecialType.System_UInt64, SpecialType.System_Int64);
        if (isLost && !_model.GetConstantValue(node).HasValue && !IsStored(node))
        {
            var line = node.GetLocation().GetLineSpan();
            _findings.Add(new NanoFinding(NanoRule.SignedCast, line.Path, line.StartLinePosition.Line + 1, node.ToString()));
        }

        base.VisitCastExpression(node);
    }

    private static SpecialType Underlying(ITypeSymbol? type) =>
        type is INamedTypeSymbol { EnumUnderlyingType: { } underlying } ? underlying.SpecialType : type?.SpecialType ?? SpecialType.None;

    private bool IsStored(CastExpressionSyntax cast)
    {
        SyntaxNode value = cast;
        while (value.Parent is ParenthesizedExpressionSyntax outer)
            value = outer;
        if (value.Parent is EqualsValueClauseSyntax { Parent.Parent.Parent: FieldDeclarationSyntax })
            return true;
        return value.Parent is AssignmentExpressionSyntax assignment
            && assignment.IsKind(SyntaxKind.SimpleAssignmentExpression)
            && assignment.Right == value
            && assignment.Parent is ExpressionStatementSyntax
            && _model.GetSymbolInfo(assignment.Left).Symbol is IFieldSymbol or null
            && (assignment.Left is not ElementAccessExpressionSyntax element || _model.GetTypeInfo(element.Expression).Type is IArrayTypeSymbol);
    }
}
