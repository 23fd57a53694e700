using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace NeuralGlasses.Firmware.Tests.Budget;

/// <summary>
/// Rewrites assemblies so that they count the IL instructions that they execute, which is what an interpreter pays for. At the head of
/// every basic block the number of its instructions is added to one static field; the program does the same as before.
/// </summary>
internal static class InstructionCounter
{
    /// <summary>Full name of the injected type; its field <c>Count</c> is a long.</summary>
    public const string TypeName = "InjectedInstructionCount";

    /// <summary>Writes counting copies of two assemblies, of which the first holds the counter, and returns their paths.</summary>
    public static string[] Rewrite(string holder, string other, string folder)
    {
        using var resolver = new DefaultAssemblyResolver();
        resolver.AddSearchDirectory(AppContext.BaseDirectory);
        resolver.AddSearchDirectory(Path.GetDirectoryName(typeof(object).Assembly.Location)!);
        using var first = ModuleDefinition.ReadModule(holder, new ReaderParameters { AssemblyResolver = resolver });
        var add = Inject(first);
        Instrument(first, add);
        var firstPath = Path.Combine(folder, Path.GetFileName(holder));
        first.Write(firstPath);
        using var second = ModuleDefinition.ReadModule(other, new ReaderParameters { AssemblyResolver = resolver });
        Instrument(second, second.ImportReference(add));
        var secondPath = Path.Combine(folder, Path.GetFileName(other));
        second.Write(secondPath);
        return [firstPath, secondPath];
    }

    private static MethodDefinition Inject(ModuleDefinition module)
    {
        var type = new TypeDefinition("", TypeName, TypeAttributes.Public | TypeAttributes.Abstract | TypeAttributes.Sealed, module.TypeSystem.Object);
        var count = new FieldDefinition("Count", FieldAttributes.Public | FieldAttributes.Static, module.TypeSystem.Int64);
        type.Fields.Add(count);
        var add = new MethodDefinition("Add", MethodAttributes.Public | MethodAttributes.Static, module.TypeSystem.Void);
        add.Parameters.Add(new ParameterDefinition(module.TypeSystem.Int32));
        var il = add.Body.GetILProcessor();
        il.Emit(OpCodes.Ldsfld, count);
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Conv_I8);
        il.Emit(OpCodes.Add);
        il.Emit(OpCodes.Stsfld, count);
        il.Emit(OpCodes.Ret);
        type.Methods.Add(add);
        module.Types.Add(type);
        return add;
    }

    private static void Instrument(ModuleDefinition module, MethodReference add)
    {
        foreach (var method in module.GetTypes().Where(t => t.Name != TypeName).SelectMany(t => t.Methods).Where(m => m.HasBody))
        {
            method.Body.SimplifyMacros();
            foreach (var (leader, size) in Blocks(method.Body))
                Prefix(method.Body.GetILProcessor(), leader, size, add);
            method.Body.OptimizeMacros();
        }
    }

    // The leader itself becomes the first instruction of the count, so that branches to it need no change.
    private static void Prefix(ILProcessor il, Instruction leader, int size, MethodReference add)
    {
        var moved = Instruction.Create(OpCodes.Nop);
        moved.OpCode = leader.OpCode;
        moved.Operand = leader.Operand;
        leader.OpCode = OpCodes.Ldc_I4;
        leader.Operand = size;
        var call = il.Create(OpCodes.Call, add);
        il.InsertAfter(leader, call);
        il.InsertAfter(call, moved);
    }

    private static List<(Instruction Leader, int Size)> Blocks(MethodBody body)
    {
        var leaders = new HashSet<Instruction> { body.Instructions[0] };
        foreach (var handler in body.ExceptionHandlers)
        {
            leaders.Add(handler.HandlerStart);
            if (handler.FilterStart is not null)
                leaders.Add(handler.FilterStart);
        }

        foreach (var instruction in body.Instructions)
        {
            if (instruction.Operand is Instruction target)
                leaders.Add(target);
            if (instruction.Operand is Instruction[] targets)
                leaders.UnionWith(targets);
            var ends = instruction.OpCode.FlowControl is FlowControl.Branch or FlowControl.Cond_Branch or FlowControl.Return or FlowControl.Throw;
            if (ends && instruction.Next is not null)
                leaders.Add(instruction.Next);
        }

        var blocks = new List<(Instruction, int)>();
        foreach (var leader in leaders)
        {
            var size = 0;
            for (var at = leader; at is not null && (at == leader || !leaders.Contains(at)); at = at.Next)
                size += at.OpCode == OpCodes.Nop ? 0 : 1;
            blocks.Add((leader, size));
        }

        return blocks;
    }
}
