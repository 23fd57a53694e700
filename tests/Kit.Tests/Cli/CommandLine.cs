using NeuralGlasses.Cli;

namespace NeuralGlasses.Kit.Tests.Cli;

// A command line as a person types it: exit code and what was printed.
internal static class CommandLine
{
    public static (int Code, string Out, string Error) Run(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        int code = CliCommand.Invoke(args, output, error);
        return (code, output.ToString().ReplaceLineEndings("\n"), error.ToString().ReplaceLineEndings("\n"));
    }
}
