namespace NeuralGlasses.Conventions.Tests.Nano;

/// <summary>Something that the C# compiler accepts and the nanoFramework 1.x runtime does not.</summary>
internal sealed record NanoRule(string Id, string Reason)
{
    internal static readonly NanoRule GenericDeclaration = new("NANO01", "A generic type or method of our own crashes or hangs the runtime.");
    internal static readonly NanoRule GenericName = new("NANO02", "A generic type or delegate such as Func<> crashes the runtime when it is used.");
    internal static readonly NanoRule RectangularArray = new("NANO03", "Multi-dimensional arrays crash the runtime; jagged ones work.");
    internal static readonly NanoRule StackAlloc = new("NANO04", "stackalloc throws.");
    internal static readonly NanoRule DefaultInterfaceMethod = new("NANO05", "An interface method with a body throws when it is called.");
    internal static readonly NanoRule CheckedArithmetic = new("NANO06", "checked does not throw: the value wraps as if it were not there.");
    internal static readonly NanoRule UnsafeCode = new("NANO07", "A fixed pointer breaks the metadata processor.");
    internal static readonly NanoRule Iterator = new("NANO08", "The compiler's iterator needs generic interfaces.");
    internal static readonly NanoRule Async = new("NANO09", "There is no Task, and nothing that would run one.");
    internal static readonly NanoRule Volatile = new("NANO10", "IsVolatile is missing; use Interlocked or lock.");
    internal static readonly NanoRule StringReplace = new("NANO11", "string.Replace is missing; StringBuilder has it.");
    internal static readonly NanoRule IndexOrRange = new("NANO12", "System.Index and System.Range are missing.");

    internal static readonly NanoRule SignedCast = new(
        "NANO13",
        "A cast from uint to int, or from ulong to long, is lost: the value stays unsigned, and >>, /, % and widening go wrong. Cast through long, or store it in a field.");
}
