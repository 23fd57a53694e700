using System.Reflection;
using System.Runtime.Loader;

namespace NeuralGlasses.Hosting;

/// <summary>The assemblies of one app: its own, beside the ones that it shares with the glasses, which have to be the glasses' or their types would be others.</summary>
internal sealed class AppLoadContext(string file) : AssemblyLoadContext(Path.GetFileNameWithoutExtension(file))
{
    private readonly AssemblyDependencyResolver _resolver = new(file);

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (Packages.AppPackage.IsShared(assemblyName.Name))
            return null;
        return _resolver.ResolveAssemblyToPath(assemblyName) is { } path ? LoadFromAssemblyPath(path) : null;
    }

    protected override nint LoadUnmanagedDll(string unmanagedDllName) =>
        _resolver.ResolveUnmanagedDllToPath(unmanagedDllName) is { } path ? LoadUnmanagedDllFromPath(path) : 0;
}
